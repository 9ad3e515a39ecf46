// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sqlrevisiontext.h"

using namespace Qt::StringLiterals;

namespace stemma {

QString sqlHeaderText(const QStringList &ids)
{
    return ids.isEmpty() ? u"none"_s : ids.join(", "_L1);
}

QByteArray sqlRevisionText(const Revision &revision)
{
    QString text;
    for (const QString &line : revision.message.split(u'\n'))
        text += u"-- %1"_s.arg(line).trimmed() + u'\n';
    text += "--\n-- revision: "_L1 + revision.id + u'\n';
    text += "-- down_revision: "_L1 + sqlHeaderText(revision.downRevisions) + u'\n';
    if (!revision.branchLabels.isEmpty())
        text += "-- branch_labels: "_L1 + sqlHeaderText(revision.branchLabels) + u'\n';
    if (!revision.dependsOn.isEmpty())
        text += "-- depends_on: "_L1 + sqlHeaderText(revision.dependsOn) + u'\n';
    text += "-- Create Date: "_L1 + revision.createDate + u'\n';
    text += "\n-- upgrade\n\n\n-- downgrade\n\n"_L1;
    return text.toUtf8();
}

} // namespace stemma
