// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace stemma::cli {

Console::Console(std::FILE *output, std::FILE *errors)
    : m_output(output)
    , m_errors(errors)
{ }

void Console::write(std::FILE *file, const QByteArray &bytes)
{
    if (!file)
        return;
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), file);
    std::fputc('\n', file);
    std::fflush(file);
}

void Console::line(const QString &text) const
{
    write(m_output, text.toUtf8());
}

void Console::json(const QJsonObject &object) const
{
    write(m_output, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Console::note(const QString &text) const
{
    write(m_errors, text.toUtf8());
}

void Console::problems(const QList<Problem> &problems) const
{
    for (const Problem &problem : problems) {
        QString where = problem.place.file;
        if (problem.place.line > 0)
            where += u':' + QString::number(problem.place.line);
        if (!where.isEmpty())
            where += ": "_L1;
        note(where + severityName(problem.severity) + ": "_L1 + problem.message);
    }
}

} // namespace stemma::cli
