// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/recording/recordingproject.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

QByteArray indented(const QByteArray &body)
{
    QByteArray lines;
    for (const QByteArray &line : body.split('\n'))
        lines += "    " + line + '\n';
    return lines;
}

} // namespace

RecordingProject::RecordingProject(const QByteArray &url)
{
    write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/alembic\n");
    write(u"alembic/env.py"_s,
          "from alembic import context\n"
          "from sqlalchemy import create_engine, pool\n"
          "config = context.config\n"
          "engine = create_engine("
              + url
              + ", poolclass=pool.NullPool)\n"
                "with engine.connect() as connection:\n"
                "    context.configure(connection=connection)\n"
                "    with context.begin_transaction():\n"
                "        context.run_migrations()\n");
}

QString RecordingProject::path(const QString &name) const
{
    return name.isEmpty() ? m_folder.path() : m_folder.filePath(name);
}

void RecordingProject::write(const QString &name, const QByteArray &content) const
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("can't write %s", qPrintable(path(name)));
}

QStringList RecordingProject::files() const
{
    QStringList names;
    QDirIterator each(path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                      QDirIterator::Subdirectories);
    while (each.hasNext())
        names << each.next();
    names.sort();
    return names;
}

void RecordingProject::addRevision(const QString &id, const QByteArray &parents, const QByteArray &upgrade,
                                   const QByteArray &downgrade, const QByteArray &top) const
{
    write(u"alembic/versions/%1.py"_s.arg(id),
          "from alembic import op\nimport sqlalchemy as sa\n\nrevision = '" + id.toUtf8()
              + "'\ndown_revision = " + parents + "\n" + top + "\n\ndef upgrade():\n" + indented(upgrade)
              + "\n\ndef downgrade():\n" + indented(downgrade));
}

RecordingStep RecordingProject::known(const QString &id, const QStringList &statements,
                                      const QStringList &rowsBefore) const
{
    RecordingStep step = unknown(id, rowsBefore);
    step.revision.unknown.reset();
    step.revision.statements = statements;
    return step;
}

RecordingStep RecordingProject::unknown(const QString &id, const QStringList &rowsBefore,
                                        Direction direction) const
{
    RecordingStep step;
    step.revision.id = id;
    step.revision.unknown = failure(ErrorKind::NeedsPython, u"asks the database"_s).error();
    step.direction = direction;
    step.rowsBefore = rowsBefore;
    step.file = path(u"alembic/versions/%1.py"_s.arg(id));
    QFile file(step.file);
    if (file.open(QIODevice::ReadOnly))
        step.source = file.readAll();
    return step;
}

RecordingRequest RecordingProject::request(const QList<RecordingStep> &before,
                                           const RecordingStep &step) const
{
    RecordingRequest request;
    request.python.program = QStringLiteral(STEMMA_PYTHON);
    request.python.folder = path();
    request.python.iniFile = path(u"alembic.ini"_s);
    request.before = before;
    request.step = step;
    request.schema = u"shop"_s;
    request.timeout = 30'000;
    request.cacheFolder = m_cache.path();
    return request;
}

} // namespace stemma
