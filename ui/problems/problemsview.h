// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"

#include <QTreeView>

namespace stemma {

class ProblemsModel;

/// The list of problems. Activating one asks for its place; the advice is in its tooltip.
class ProblemsView : public QTreeView
{
    Q_OBJECT

public:
    explicit ProblemsView(QWidget *parent = nullptr);

    void display(const QList<Problem> &problems, const QString &folder);

signals:
    void problemActivated(const stemma::Problem &problem);

protected:
    void changeEvent(QEvent *event) override;

private:
    ProblemsModel *m_model = nullptr;
};

} // namespace stemma
