// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/programmaker.h"

#include "core/sql/quoting.h"
#include "core/sql/sqlcursor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int wrongValue = 1231;
constexpr int unknownCollation = 1273;
constexpr int unknownCharacterSet = 1115;

bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

/// The DEFINER of a CREATE as SQL: "`a`@`b`"; empty without one.
QString definerOf(const QString &sql)
{
    SqlCursor cursor(sql);
    for (int i = 0; i < 12 && !cursor.atEnd(); ++i, cursor.advance()) {
        if (!cursor.take(u"DEFINER"))
            continue;
        cursor.takeSymbol(u'=');
        const QString account = cursor.takeAccount();
        if (account.compare("CURRENT_USER"_L1, Qt::CaseInsensitive) == 0)
            return {};
        const qsizetype at = account.lastIndexOf(u'@');
        if (at <= 0)
            return {}; // a role
        return quotedString(account.first(at)) + u'@' + quotedString(account.sliced(at + 1));
    }
    return {};
}

} // namespace

Result<> ProgramMaker::createDefiner(const QString &sql)
{
    const QString definer = definerOf(sql);
    if (definer.isEmpty() || m_definers.contains(definer))
        return {};
    m_definers << definer;
    const auto made = m_work.tell("CREATE USER IF NOT EXISTS "_L1 + definer + " ACCOUNT LOCK"_L1);
    if (made)
        (void)m_work.tell("GRANT ALL ON *.* TO "_L1 + definer);
    else if (made.error().kind == ErrorKind::ConnectionLost)
        return Failure(made.error());
    else
        m_work.problem(
            "clone-definer", Severity::Warning,
            u"The account %1, by which a part of the schema is defined, could not be made: %2"_s.arg(
                definer, made.error().native));
    return {};
}

/// The other kind of server may lack the collation, and some words of the mode: then it goes without them,
/// and the difference is said.
Result<> ProgramMaker::prepare(const QStringList &settings, const QString &mode)
{
    if (!m_work.isTranslating())
        return m_work.tellAll(settings);
    for (const QString &sql : settings) {
        const auto told = m_work.tell(sql);
        if (told)
            continue;
        const int code = told.error().nativeCode;
        if (code == wrongValue) {
            for (const QString &word : mode.split(u',', Qt::SkipEmptyParts))
                (void)m_work.tell("SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), "_L1
                                  + quotedString(word) + u')');
        } else if (code != unknownCollation && code != unknownCharacterSet) {
            return Failure(told.error());
        }
    }
    return {};
}

Result<bool> ProgramMaker::make(const ShownProgram &program, bool quietly)
{
    if (program.sql.isEmpty()) {
        m_work.problem("clone-left-out", Severity::Error,
                       u"The source does not show %1: the user may not see it."_s.arg(program.object));
        return false;
    }
    if (m_work.options().createDefiners) {
        if (const auto made = createDefiner(program.sql); !made)
            return Failure(made.error());
    }
    QStringList before;
    QStringList after;
    if (!program.sqlMode.isNull()) {
        before << "SET SESSION sql_mode = "_L1 + quotedString(program.sqlMode);
        after << u"SET SESSION sql_mode = ''"_s;
    }
    const bool restoresCharset = !program.charset.isEmpty();
    if (restoresCharset) {
        // Text goes over the wire as UTF-8: another client character set would make other characters of it.
        const bool utf8 = program.charset.startsWith("utf8"_L1);
        if (utf8 || isAscii(program.sql))
            before << "SET SESSION character_set_client = "_L1 + program.charset;
        else
            m_work.problem("clone-differs", Severity::Warning,
                           u"The copy of %1 keeps utf8mb4 as its client's character set instead of %2."_s.arg(
                               program.object, program.charset));
        before << "SET SESSION collation_connection = "_L1 + program.collation;
        after << u"SET NAMES utf8mb4"_s;
    }
    if (!program.timeZone.isNull()) {
        before << "SET SESSION time_zone = "_L1 + quotedString(program.timeZone);
        after << u"SET SESSION time_zone = '+00:00'"_s;
    }
    QString former;
    if (!program.databaseCollation.isNull()) {
        const auto collation = m_work.tellAndRead(u"SELECT @@collation_database"_s);
        if (!collation)
            return Failure(collation.error());
        former = *collation;
        if (former != program.databaseCollation) {
            const QString alter =
                "ALTER DATABASE "_L1 + quotedIdentifier(m_work.report().schema) + " COLLATE "_L1;
            before << alter + program.databaseCollation;
            after << alter + former;
        }
    }
    Result<> made = prepare(before, program.sqlMode);
    if (made)
        made = m_work.tellAsSet(program.sql);
    if (const auto restored = m_work.tellAll(after); !restored)
        return Failure(restored.error());
    if (made)
        return true;
    m_lastError = made.error();
    if (!quietly || m_lastError.kind == ErrorKind::ConnectionLost) {
        if (const auto said = m_work.refused(program.object, m_lastError); !said)
            return Failure(said.error());
    }
    return false;
}

} // namespace stemma
