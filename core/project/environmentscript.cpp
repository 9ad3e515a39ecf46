// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/environmentscript.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

void addProblem(EnvironmentScript &script, const QString &message, const Place &place)
{
    Problem problem;
    problem.id = u"version-table-unknown"_s;
    problem.message = message;
    problem.advice = u"Stemma can't tell where this database stands and will not change it."_s;
    problem.place = place;
    script.problems << problem;
}

/// The quoted text that a name is given at the beginning of a line; empty when there is none.
QString constant(const QString &name, const QString &text)
{
    const QRegularExpression assignment(
        u"^\\s*%1\\s*(?::\\s*\\w+\\s*)?=\\s*([\"']\\w+[\"'])\\s*(?:#.*)?$"_s.arg(name),
        QRegularExpression::MultilineOption);
    return assignment.match(text).captured(1);
}

} // namespace

EnvironmentScript EnvironmentScript::read(const QString &text, const QString &file)
{
    // An argument `version_table="name"` or `version_table=NAME`, or a dictionary's `"version_table":
    // "name"`.
    static const QRegularExpression argument(
        u"\\b(version_table(?:_schema)?)\\s*(?:=(?!=)|[\"']\\s*:)\\s*(.*)"_s);
    static const QRegularExpression plain(u"^([\"'])([A-Za-z0-9_$]+)\\1\\s*(?:[,)}].*)?$"_s);
    static const QRegularExpression identifier(u"^([A-Za-z_]\\w*)\\s*(?:[,)}].*)?$"_s);

    EnvironmentScript script;
    const QStringList lines = text.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch found = argument.match(lines[i].section(u'#', 0, 0));
        if (!found.hasMatch())
            continue;
        const Place place{file, i + 1, i + 1};
        QString value = found.captured(2).trimmed();
        const QRegularExpressionMatch named = identifier.match(value);
        if (named.hasMatch() && named.captured(1) == "None"_L1)
            continue;
        if (named.hasMatch())
            value = constant(named.captured(1), text);
        const QString name = plain.match(value).captured(2);
        if (found.captured(1) == "version_table_schema"_L1)
            addProblem(script, u"env.py keeps the version table in another schema."_s, place);
        else if (name.isEmpty())
            addProblem(script, u"env.py names the version table by an expression, not by a plain text."_s,
                       place);
        else if (!script.versionTable.isEmpty() && script.versionTable != name)
            addProblem(script,
                       u"env.py names two version tables, %1 and %2."_s.arg(script.versionTable, name),
                       place);
        else
            script.versionTable = name;
    }
    return script;
}

} // namespace stemma
