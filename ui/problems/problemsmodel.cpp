// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemsmodel.h"

#include "ui/theme/icons.h"

#include <QDir>

#include <algorithm>

namespace stemma {

namespace {

Glyph glyphOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Glyph::Error;
    case Severity::Warning:
        return Glyph::Warning;
    case Severity::Info:
        break;
    }
    return Glyph::Info;
}

Role roleOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Role::Danger;
    case Severity::Warning:
        return Role::Caution;
    case Severity::Info:
        break;
    }
    return Role::Info;
}

} // namespace

void ProblemsModel::display(QList<Problem> problems, const QString &folder)
{
    std::ranges::stable_sort(problems, {}, [](const Problem &problem) { return int(problem.severity); });
    if (problems == m_problems && folder == m_folder)
        return;
    beginResetModel();
    m_problems = std::move(problems);
    m_folder = folder;
    endResetModel();
}

void ProblemsModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    if (rowCount() > 0)
        emit dataChanged(index(0, SeverityColumn), index(rowCount() - 1, SeverityColumn),
                         {Qt::DecorationRole});
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem &problem = m_problems.at(index.row());
    if (role == Qt::ToolTipRole)
        return problem.advice.isEmpty() ? problem.message : tr("%1\n%2").arg(problem.message, problem.advice);
    if (role == Qt::DecorationRole && index.column() == SeverityColumn)
        return glyphIcon(glyphOf(problem.severity), Colours::of(m_palette), roleOf(problem.severity));
    if (role == Qt::ForegroundRole && index.column() == PlaceColumn)
        return Colours::of(m_palette)(Role::MutedText);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case SeverityColumn:
        return problem.severity == Severity::Error  ? tr("error")
            : problem.severity == Severity::Warning ? tr("warning")
                                                    : tr("info");
    case MessageColumn:
        return problem.message;
    case PlaceColumn:
        return placeText(problem.place);
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == SeverityColumn ? tr("Severity")
        : section == MessageColumn   ? tr("Problem")
                                     : tr("Place");
}

QString ProblemsModel::placeText(const Place &place) const
{
    if (place.isEmpty())
        return {};
    const QString file = QDir(m_folder).relativeFilePath(place.file);
    return place.line > 0 ? tr("%1:%2").arg(file).arg(place.line) : file;
}

} // namespace stemma
