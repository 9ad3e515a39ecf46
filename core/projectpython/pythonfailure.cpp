// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/projectpython/pythonfailure.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace stemma {

PythonFailure pythonFailure(const QJsonObject &told, const QString &printed, const PasswordMask &mask)
{
    PythonFailure failure;
    const QString exception = told.value("exception"_L1).toString();
    const QString refused = told.value("refused"_L1).toString();
    failure.kind = refused.isEmpty() ? PythonFailure::Kind::Raised : PythonFailure::Kind::Refused;
    failure.line = told.value("line"_L1).toInt();
    const QString firstLine = exception.section(u'\n', 0, 0).trimmed();
    failure.reason = mask.masked(refused.isEmpty() ? firstLine : refused);
    const QJsonArray frames = told.value("frames"_L1).toArray();
    QString text;
    for (const QJsonValue &each : frames) {
        const QJsonObject frame = each.toObject();
        text += u"  File \"%1\", line %2, in %3\n"_s.arg(frame.value("file"_L1).toString(),
                                                         QString::number(frame.value("line"_L1).toInt()),
                                                         frame.value("function"_L1).toString());
        if (const QString line = frame.value("text"_L1).toString().trimmed(); !line.isEmpty())
            text += "    "_L1 + line + u'\n';
    }
    failure.traceback = mask.masked(text + (refused.isEmpty() ? exception : refused));
    failure.details = told.value("traceback"_L1).toString().trimmed();
    if (!printed.isEmpty())
        failure.details += "\n\nWhat was printed:\n"_L1 + printed;
    failure.details = mask.masked(failure.details);
    return failure;
}

} // namespace stemma
