// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/revisionschema.h"
#include "ui/editor/codeview.h"

namespace stemma {

/// What a revision changes: for each object the changes in words, as comments, and its CREATE statement
/// before and after as one text. Lines that come or go have a sign in the margin and a colour behind them.
class SchemaChangesView : public CodeView
{
    Q_OBJECT

public:
    explicit SchemaChangesView(const QString &accessibleName, QWidget *parent = nullptr);

    void display(const QList<ObjectDifference> &differences);

    /// '+', '-' or a space: the sign that a line has.
    QChar signOf(int line) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void dressMarks();
};

} // namespace stemma
