// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/schema/pairproof.h"

#include "core/database/reflection.h"
#include "core/schema/difference.h"
#include "core/sql/quoting.h"

using namespace Qt::StringLiterals;

namespace stemma {

using schema::Schema;

bool PairProof::freshDatabase(const QString &name)
{
    const QString quoted = quotedIdentifier(name);
    // Statements that fail half-way leave the session as they had set it.
    const QStringList statements{u"SET NAMES utf8mb4"_s,
                                 u"SET SESSION sql_mode = DEFAULT"_s,
                                 u"SET SESSION time_zone = DEFAULT"_s,
                                 u"SET SESSION foreign_key_checks = 0"_s,
                                 "DROP DATABASE IF EXISTS "_L1 + quoted,
                                 u"SET SESSION foreign_key_checks = 1"_s,
                                 "CREATE DATABASE "_L1 + quoted
                                     + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"_L1};
    for (const QString &sql : statements) {
        if (const auto done = m_connection.execute(sql); !done) {
            m_report = errorText(done.error());
            return false;
        }
    }
    return true;
}

bool PairProof::run(const QString &database, const QStringList &statements)
{
    const QStringList all = QStringList{"USE "_L1 + quotedIdentifier(database)} + statements;
    for (const QString &sql : all) {
        // query() leaves the SQL mode as the statements have set it.
        if (const auto done = m_connection.query(sql); !done) {
            m_report = errorText(done.error()) + "\nin:\n"_L1 + all.join(";\n"_L1);
            return false;
        }
    }
    return true;
}

bool PairProof::read(const QString &database, Schema &schema)
{
    const auto answer = reflect(m_connection, database);
    if (!answer) {
        m_report = errorText(answer.error());
        return false;
    }
    schema = *answer;
    schema.name.clear();
    return true;
}

bool PairProof::make(const QString &database, const Schema &schema, Schema &result)
{
    return freshDatabase(database) && run(database, schema::alterStatements({}, schema, m_dialect))
        && read(database, result);
}

/// What holds for any two schemas.
bool PairProof::isConsistent(const Schema &from, const Schema &to)
{
    if (!schema::alterStatements(to, to, m_dialect).isEmpty() || !schema::difference(to, to).isEmpty())
        m_report = u"A schema differs from itself."_s;
    else if (schema::difference(from, to).isEmpty() != (from == to))
        m_report = u"The difference is empty and the schemas are not equal, or the other way."_s;
    else if (schema::alterStatements(from, to, m_dialect).isEmpty() != (from == to))
        m_report = u"There are no statements and the schemas are not equal, or the other way."_s;
    else
        return true;
    return false;
}

bool PairProof::change(const QString &database, const Schema &from, const Schema &to, const QString &what)
{
    const QStringList statements = schema::alterStatements(from, to, m_dialect);
    m_statements += int(statements.size());
    const auto told = [&](const QString &problem) {
        m_report = what + ": "_L1 + problem + "\n\nwanted:\n"_L1
            + schema::differenceText(schema::difference(from, to)) + "\nfrom:\n"_L1
            + schema::alterStatements({}, from, m_dialect).join(";\n"_L1) + "\n\nto:\n"_L1
            + schema::alterStatements({}, to, m_dialect).join(";\n"_L1) + "\n\nstatements:\n"_L1
            + statements.join(";\n"_L1);
        return false;
    };
    if (!run(database, statements))
        return told(m_report.section("\nin:\n"_L1, 0, 0));
    Schema outcome;
    if (!read(database, outcome))
        return told(m_report);
    if (outcome != to)
        return told("differs:\n"_L1 + schema::differenceText(schema::difference(outcome, to)));
    return true;
}

PairProof::Outcome PairProof::prove(const Schema &first, const Schema &second)
{
    m_report.clear();
    Schema from;
    Schema to;
    if (!make(u"pair_a"_s, first, from) || !make(u"pair_b"_s, second, to))
        return Outcome::NotMade;
    if (!isConsistent(from, to))
        return Outcome::Failed;
    Schema again;
    if (!make(u"pair_c"_s, to, again)) {
        m_report.prepend("made again: "_L1);
        return Outcome::Failed;
    }
    if (again != to) {
        m_report = "made again from its print, differs:\n"_L1
            + schema::differenceText(schema::difference(again, to));
        return Outcome::Failed;
    }
    const bool proved = change(u"pair_a"_s, from, to, u"there"_s) && change(u"pair_a"_s, to, from, u"back"_s);
    return proved ? Outcome::Proved : Outcome::Failed;
}

} // namespace stemma
