// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/pythonerrors.h"

#include "core/database/servererror.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QString exceptionOf(int code)
{
    static const QHash<int, QString> classes = [] {
        QHash<int, QString> table;
        const auto add = [&table](const QString &name, std::initializer_list<int> codes) {
            for (const int each : codes)
                table.insert(each, name);
        };
        add(u"ProgrammingError"_s, {1007, 1064, 1102, 1103, 1110, 1111, 1112, 1113, 1146, 1149, 1179});
        add(u"DataError"_s, {1171, 1230, 1263, 1264, 1265, 1366, 1367, 1406, 1441});
        add(u"IntegrityError"_s, {1048, 1062, 1215, 1216, 1217, 1451, 1452});
        add(u"NotSupportedError"_s, {1196, 1235, 1286, 1289});
        return table;
    }();
    // The drivers disagree on the numbers below 1000, which no server of today sends.
    return classes.value(code, u"OperationalError"_s);
}

/// The name and its base classes, DB-API's and SQLAlchemy's.
QStringList withBases(const QString &name)
{
    return {name,
            u"DatabaseError"_s,
            u"MySQLError"_s,
            u"DBAPIError"_s,
            u"StatementError"_s,
            u"SQLAlchemyError"_s,
            u"StandardError"_s,
            u"Exception"_s,
            u"BaseException"_s};
}

} // namespace

bool isPassedOver(const TryBlock &block, const Error &error)
{
    if (error.nativeCode <= 0 || isConnectionLost(error.nativeCode)
        || error.kind == ErrorKind::ConnectionLost)
        return false;
    const QStringList classes = withBases(exceptionOf(error.nativeCode));
    const auto catches = [&](const QStringList &names) {
        return std::ranges::any_of(classes, [&](const QString &name) { return names.contains(name); });
    };
    if (block.rules.isEmpty())
        return catches(block.errors);
    for (const TryBlock::Rule &rule : block.rules) {
        if (!catches(rule.errors))
            continue;
        // As the drivers make a text of it.
        const QString words = u"(%1, \"%2\")"_s.arg(error.nativeCode).arg(error.native);
        const QString searched = rule.lowersCase ? words.toLower() : words;
        const bool fits = rule.texts.isEmpty()
            || std::ranges::any_of(rule.texts, [&](const QString &text) { return searched.contains(text); });
        return !rule.raises && fits;
    }
    return false;
}

bool TryBlocks::leavesOut(const Statement &statement) const
{
    return statement.tryBlock && m_left.contains(statement.tryBlock->number);
}

bool TryBlocks::passesOver(const Statement &statement, const Error &error)
{
    if (!statement.tryBlock || !isPassedOver(*statement.tryBlock, error))
        return false;
    m_left.append(statement.tryBlock->number);
    return true;
}

} // namespace stemma
