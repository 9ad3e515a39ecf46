// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/versiontablename.h"
#include "core/revisions/plan.h"

#include <QString>
#include <QStringList>

namespace stemma {

/// Builds the script that a database client could run instead of us, in the layout of Alembic's `--sql` from
/// 1.19 on: a comment before each step, the version table's writes behind its statements, a semicolon and a
/// blank line after each. The table is created before a step that finds it empty, and never dropped. Pure.
class VersionScript
{
public:
    VersionScript(QStringList rowsBefore, VersionTableName table);

    /// \a title is what stepText() gives.
    void add(const QString &title, const QStringList &statements, const QList<RowChange> &rowChanges);

    const QString &text() const { return m_text; }

private:
    void add(const QString &statement);

    QStringList m_rows;
    VersionTableName m_table;
    QString m_text;
};

} // namespace stemma
