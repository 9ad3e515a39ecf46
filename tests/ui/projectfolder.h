// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace stemma::test {

/// An Alembic project in a folder of its own, written file by file, gone with the object.
class ProjectFolder
{
public:
    /// A database URL as `sqlalchemy.url`; empty: none is named.
    explicit ProjectFolder(const QString &url = {})
    {
        write(QStringLiteral("alembic.ini"),
              "[alembic]\nscript_location = %(here)s/alembic\n"
                  + (url.isEmpty() ? QByteArray()
                                   : "sqlalchemy.url = "
                             + QString(url).replace(QStringLiteral("%"), QStringLiteral("%%")).toUtf8()
                             + "\n"));
        write(QStringLiteral("alembic/env.py"), "# nothing\n");
        QDir(m_folder.path()).mkpath(QStringLiteral("alembic/versions"));
    }

    QString path() const { return QDir(m_folder.path()).canonicalPath(); }

    void write(const QString &name, const QByteArray &content)
    {
        QDir(m_folder.path()).mkpath(QFileInfo(name).path());
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s can't be written", qPrintable(file.fileName()));
    }

    /// `versions/ID.py`; `down` empty: a base. The bodies are lines of Python, indented by four.
    void addRevision(const QString &id, const QString &down, const QByteArray &upgrade,
                     const QByteArray &downgrade)
    {
        const QByteArray parent = down.isEmpty() ? QByteArray("None") : "'" + down.toUtf8() + "'";
        write(QStringLiteral("alembic/versions/%1.py").arg(id),
              "\"\"\"Message of " + id.toUtf8()
                  + "\n\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = '" + id.toUtf8()
                  + "'\ndown_revision = " + parent
                  + "\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    " + upgrade
                  + "\n\n\ndef downgrade():\n    " + downgrade + "\n");
    }

    /// Two revisions that make and drop a table each: `one` and `two`.
    void addTwoTables()
    {
        addRevision(QStringLiteral("one"), {},
                    "op.create_table('t_one', sa.Column('id', sa.Integer(), nullable=False))",
                    "op.drop_table('t_one')");
        addRevision(QStringLiteral("two"), QStringLiteral("one"),
                    "op.create_table('t_two', sa.Column('id', sa.Integer(), nullable=False))",
                    "op.drop_table('t_two')");
    }

    /// An env.py with which the real Alembic prints SQL for MySQL; there is no online part.
    void letAlembicRun()
    {
        write(QStringLiteral("alembic/env.py"),
              "from alembic import context\n"
              "context.configure(url='mysql+pymysql://u@localhost/d', literal_binds=True,\n"
              "                  dialect_opts={'paramstyle': 'named'})\n"
              "with context.begin_transaction():\n"
              "    context.run_migrations()\n");
    }

private:
    QTemporaryDir m_folder;
};

} // namespace stemma::test
