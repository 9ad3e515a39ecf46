// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revisions/identifierrules.h"

namespace stemma {

namespace {

constexpr qsizetype columnLength = 32;

QStringList badCharacters(const QString &name)
{
    QStringList found;
    for (const QChar character : QStringLiteral("+-:@")) {
        if (name.contains(character))
            found << character;
    }
    return found;
}

} // namespace

QList<Problem> identifierProblems(const Revision &revision)
{
    QList<Problem> problems;
    const QString &id = revision.id;
    if (const QStringList bad = badCharacters(id); !bad.isEmpty()) {
        problems << Problem{
            QStringLiteral("bad-character"),
            Severity::Error,
            QStringLiteral("Character(s) '%1' not allowed in revision identifier '%2'.")
                .arg(bad.join(u", "), id),
            QStringLiteral("Alembic loads no revision of this project as long as it has that id: give it "
                           "another one, here and where other files name it."),
            revision.place,
            {id},
            {}};
    }
    if (id.size() > columnLength) {
        problems << Problem{
            QStringLiteral("id-too-long"),
            Severity::Warning,
            QStringLiteral("The id %1 has %2 characters; the version table's column holds %3.")
                .arg(id)
                .arg(id.size())
                .arg(columnLength),
            QStringLiteral("Its row can't be written once its statements have run: give it a shorter id, or "
                           "widen version_num in every database first."),
            revision.place,
            {id},
            {}};
    }
    for (const QString &label : revision.branchLabels) {
        const QStringList bad = badCharacters(label);
        if (bad.isEmpty())
            continue;
        problems << Problem{
            QStringLiteral("bad-character"),
            Severity::Warning,
            QStringLiteral(
                "Character(s) '%1' in branch name '%2' of revision %3 have a meaning of their own.")
                .arg(bad.join(u", "), label, id),
            QStringLiteral("Rename the label: as it is, it may not be understood where it is typed."),
            revision.lineOf(revision.branchLabelsLine),
            {id},
            {}};
    }
    return problems;
}

} // namespace stemma
