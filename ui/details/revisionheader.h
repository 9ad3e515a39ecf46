// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/snapshot.h"

#include <QWidget>

class QLabel;

namespace stemma {

/// The head of the details: a revision's message, id, neighbours as links, labels, date and file.
class RevisionHeader : public QWidget
{
    Q_OBJECT

public:
    explicit RevisionHeader(QWidget *parent = nullptr);

    void display(const Snapshot &snapshot, RevisionGraph::Node node);

signals:
    void revisionRequested(int node);

protected:
    void changeEvent(QEvent *event) override;

private:
    QString links(const Snapshot &snapshot, const QList<RevisionGraph::Node> &nodes) const;
    QString facts(const Snapshot &snapshot, RevisionGraph::Node node) const;
    void dress();

    QLabel *m_message;
    QLabel *m_id;
    QLabel *m_facts;
    QLabel *m_file;
};

} // namespace stemma
