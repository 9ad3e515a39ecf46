// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/sequenceplan.h"

#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma::schema {

namespace {

/// -1, 0 or 1, of written whole numbers of any length.
int compareNumbers(QString one, QString other)
{
    const bool oneIsNegative = one.startsWith(u'-');
    const bool otherIsNegative = other.startsWith(u'-');
    if (oneIsNegative != otherIsNegative)
        return oneIsNegative ? -1 : 1;
    if (oneIsNegative) {
        std::swap(one, other);
        one.remove(0, 1);
        other.remove(0, 1);
    }
    if (one.size() != other.size())
        return one.size() < other.size() ? -1 : 1;
    const int order = one.compare(other);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

} // namespace

QStringList alterSequence(const Sequence &from, const Sequence &to)
{
    if (from == to)
        return {};
    const QString head = "ALTER SEQUENCE "_L1 + quotedIdentifier(to.name);
    QString text;
    const bool narrower =
        compareNumbers(to.minimum, from.minimum) > 0 || compareNumbers(to.maximum, from.maximum) < 0;
    const auto add = [&](const QString &words) { text += u' ' + words; };
    if (from.start != to.start)
        add("START WITH "_L1 + to.start);
    if (from.minimum != to.minimum)
        add("MINVALUE "_L1 + to.minimum);
    if (from.maximum != to.maximum)
        add("MAXVALUE "_L1 + to.maximum);
    if (from.increment != to.increment)
        add("INCREMENT BY "_L1 + to.increment);
    if (from.cache != to.cache)
        add(to.cache == "0"_L1 ? u"NOCACHE"_s : "CACHE "_L1 + to.cache);
    if (from.cycle != to.cycle)
        add(to.cycle ? u"CYCLE"_s : u"NOCYCLE"_s);
    if (narrower)
        add("RESTART WITH "_L1 + to.start);

    QStringList statements;
    // MariaDB takes the type only by itself, and no bounds that the type of the moment can't hold.
    const bool retyped = from.type != to.type;
    if (!text.isEmpty() && narrower)
        statements << head + text;
    if (retyped) {
        // 11.8 mixes it up with the keys of a table that the session has made before, unless an ALTER TABLE,
        // and be it one that changes nothing, stands between.
        statements << "ALTER TABLE "_L1 + quotedIdentifier(to.name) << head + " AS "_L1 + to.type;
    }
    if (!text.isEmpty() && !narrower)
        statements << head + text;
    return statements;
}

} // namespace stemma::schema
