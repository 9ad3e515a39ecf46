// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revisions/planner.h"

#include <QJsonArray>
#include <QJsonObject>

namespace stemma::test {

/// Answers questions about a revision graph in the form in which the real Alembic's answers are recorded, so
/// that the two can be compared value by value.
class GraphAnswers
{
public:
    explicit GraphAnswers(const QJsonArray &revisions);

    const QList<Problem> &problems() const { return m_graph.problems(); }
    int revisionCount() const; ///< ids that a file states
    QJsonObject answer(const QJsonObject &query) const;

private:
    Result<QJsonObject> ask(const QJsonObject &query) const;
    QJsonObject revisions() const;
    QJsonObject branches() const;
    Result<QJsonObject> plan(const QJsonObject &query) const;
    Result<QJsonObject> stamp(const QJsonObject &query) const;
    Result<QJsonObject> script(const QJsonObject &query) const;
    Result<QJsonObject> newRevision(const QJsonObject &query) const;
    QJsonArray idsOf(const QList<RevisionGraph::Node> &nodes) const;

    RevisionGraph m_graph;
    Planner m_planner;
};

} // namespace stemma::test
