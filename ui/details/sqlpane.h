// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/revisionsql.h"

#include <QStackedWidget>

class QLabel;

namespace stemma {

class EmptyState;
class PythonOffer;
class SqlView;

/// The SQL of one direction of a revision with the origin of the statement under the cursor; or the reason
/// why it can't be shown, with a way to the line at fault.
class SqlPane : public QStackedWidget
{
    Q_OBJECT

public:
    SqlPane(const QString &viewName, const QString &accessibleName, QWidget *parent = nullptr);

    /// `folder` shortens paths; `nothing` says what a proven empty list means.
    void display(const FunctionSql &sql, const QString &folder, const QString &file, const QString &nothing);
    void sayUnavailable(const QString &title, const QString &text);

    SqlView *view() const { return m_view; }
    PythonOffer *offer() const { return m_offer; } ///< shown below the reason why there is no SQL

signals:
    void placeRequested(const stemma::Place &place);

private:
    void showOrigin();

    SqlView *m_view;
    QLabel *m_origin;
    EmptyState *m_empty;
    PythonOffer *m_offer;
    QWidget *m_nothing; ///< the two, one above the other
    QString m_folder;
    Place m_fault;
};

/// "native · versions/x.py:21–34"
QString originText(const Statement &statement, const QString &folder);

} // namespace stemma
