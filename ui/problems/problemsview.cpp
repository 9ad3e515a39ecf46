// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemsview.h"

#include "ui/problems/problemsmodel.h"

#include <QEvent>
#include <QHeaderView>

namespace stemma {

ProblemsView::ProblemsView(QWidget *parent)
    : QTreeView(parent)
    , m_model(new ProblemsModel(this))
{
    setObjectName(QStringLiteral("problemsView"));
    setAccessibleName(tr("Problems"));
    setModel(m_model);
    m_model->setPalette(palette());
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setAllColumnsShowFocus(true);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setHeaderHidden(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(ProblemsModel::SeverityColumn, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(ProblemsModel::MessageColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(ProblemsModel::PlaceColumn, QHeaderView::ResizeToContents);
    connect(this, &QTreeView::activated, this,
            [this](const QModelIndex &index) { emit problemActivated(m_model->problemAt(index.row())); });
}

void ProblemsView::display(const QList<Problem> &problems, const QString &folder)
{
    m_model->display(problems, folder);
}

void ProblemsView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_model)
        m_model->setPalette(palette());
}

} // namespace stemma
