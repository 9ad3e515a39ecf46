// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runmodel.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/words.h"

#include <QGuiApplication>

#include <algorithm>

namespace stemma {

namespace {

struct Look
{
    Glyph glyph;
    Role role;
};

Look lookOf(RunModel::State state)
{
    switch (state) {
    case RunModel::State::Running:
        return {Glyph::Running, Role::Accent};
    case RunModel::State::Done:
        return {Glyph::Done, Role::Applied};
    case RunModel::State::Failed:
        return {Glyph::Failed, Role::Danger};
    case RunModel::State::Waiting:
    case RunModel::State::PassedOver:
    case RunModel::State::NotRun:
        break;
    }
    return {Glyph::NotRun, Role::Pending};
}

} // namespace

void RunModel::expect(const RunPlan &plan)
{
    beginResetModel();
    m_rows.clear();
    for (int i = 0; i < plan.steps.size(); ++i) {
        const RunStep &step = plan.steps.at(i);
        m_rows.append({i, -1, tr("%1 · %2").arg(step.step.revision, step.message), {}, -1, {}});
        for (int k = 0; k < step.statements.size(); ++k)
            m_rows.append({i, k, step.statements.at(k).text, {}, -1, {}});
    }
    endResetModel();
}

void RunModel::handle(const RunEvent &event)
{
    std::visit(overloaded{
                   [](const RunStarted &) {},
                   [this](const StepStarted &e) { set(e.step, -1, e.revision, State::Running); },
                   [this](const StatementStarted &e) { set(e.step, e.statement, e.text, State::Running); },
                   [this](const StatementDone &e) {
                       set(e.step, e.statement, {}, State::Done, e.milliseconds, e.warnings);
                   },
                   [this](const StatementFailed &e) {
                       set(e.step, e.statement, e.error.statement, State::Failed, -1,
                           {e.error.message, e.error.native});
                       set(e.step, -1, {}, State::Failed);
                   },
                   [this](const StatementPassedOver &e) {
                       set(e.step, e.statement, {}, State::PassedOver, -1,
                           e.error
                               ? QStringList{tr("The revision file passes over this error: %1")
                                                 .arg(e.error->native.isEmpty() ? e.error->message
                                                                                : e.error->native)}
                               : QStringList{tr("Left out: a statement before it in its try block failed")});
                   },
                   [this](const StepDone &e) { set(e.step, -1, e.revision, State::Done); },
                   [this](const RunFinished &) { closeRest(); },
               },
               event);
}

void RunModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RunModel::rowOf(int step, int statement) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const Row &row) { return row.step == step && row.statement == statement; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int RunModel::doneInStep(int step) const
{
    return int(std::ranges::count_if(m_rows, [&](const Row &row) {
        return row.step == step && row.statement >= 0 && row.state == State::Done;
    }));
}

int RunModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

RunModel::Row &RunModel::row(int step, int statement, const QString &text)
{
    if (const int known = rowOf(step, statement); known >= 0)
        return m_rows[known];
    beginInsertRows({}, rowCount(), rowCount());
    m_rows.append({step, statement, text, {}, -1, {}});
    endInsertRows();
    return m_rows.last();
}

void RunModel::set(int step, int statement, const QString &text, State state, qint64 milliseconds,
                   const QStringList &notes)
{
    Row &changed = row(step, statement, text);
    changed.state = state;
    if (milliseconds >= 0)
        changed.milliseconds = milliseconds;
    if (!notes.isEmpty())
        changed.notes = notes;
    const int at = rowOf(step, statement);
    emit dataChanged(index(at, 0), index(at, ColumnCount - 1));
}

void RunModel::closeRest()
{
    for (Row &row : m_rows) {
        if (row.state == State::Waiting || row.state == State::Running)
            row.state = State::NotRun;
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool heading = row.statement < 0;
    const Colours &colours = Colours::of(m_palette);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::DecorationRole:
        if (index.column() == TextColumn)
            return glyphIcon(lookOf(row.state).glyph, colours, lookOf(row.state).role);
        return {};
    case Qt::ForegroundRole:
        if (index.column() == StateColumn)
            return colours(lookOf(row.state).role);
        if (index.column() == TimeColumn || row.state == State::Waiting || row.state == State::NotRun)
            return colours(Role::MutedText);
        return {};
    case Qt::FontRole:
        if (index.column() == TextColumn) {
            QFont font = heading ? QGuiApplication::font() : monospaceFont(QGuiApplication::font());
            if (heading)
                font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == TimeColumn ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return row.notes.isEmpty() ? row.text : row.notes.join(u'\n');
    case StateRole:
        return int(row.state);
    case StepHeadingRole:
        return heading;
    default:
        return {};
    }
}

QVariant RunModel::text(const Row &row, int column) const
{
    switch (column) {
    case TextColumn: {
        const QString line = row.text.simplified();
        return row.statement < 0 ? line : tr("%1  %2").arg(row.statement + 1, 3).arg(line);
    }
    case StateColumn:
        switch (row.state) {
        case State::Waiting:
            return tr("waiting");
        case State::Running:
            return tr("running");
        case State::Done:
            return row.notes.isEmpty() ? tr("done")
                                       : tr("done, %n warning(s)", nullptr, int(row.notes.size()));
        case State::Failed:
            return tr("failed");
        case State::PassedOver:
            return tr("passed over");
        case State::NotRun:
            return tr("not run");
        }
        return {};
    case TimeColumn:
        return row.milliseconds < 0 ? QString() : durationText(row.milliseconds);
    default:
        return {};
    }
}

} // namespace stemma
