// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/projectpython/pythonproject.h"

#include "core/projectpython/interpreters.h"

#include <QProcess>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace stemma {

PythonProject::PythonProject()
{
    write(u"alembic.ini"_s,
          "[alembic]\nscript_location = %(here)s/alembic\nprepend_sys_path = .\n"
          "sqlalchemy.url = mysql+pymysql://shop:T0p%%23Secret@db.example/shop\n");
    makeFolder(u"alembic/versions"_s);
    writeEnvironment();
}

void PythonProject::writeEnvironment(const QByteArray &lines) const
{
    write(u"alembic/env.py"_s,
          "from alembic import context\n"
          "from sqlalchemy import engine_from_config\n"
              + lines
              + "config = context.config\n"
                "def offline():\n"
                "    context.configure(url=config.get_main_option('sqlalchemy.url'), literal_binds=True,\n"
                "                      dialect_opts={'paramstyle': 'named'})\n"
                "    with context.begin_transaction():\n"
                "        context.run_migrations()\n"
                "def online():\n"
                "    engine = engine_from_config(config.get_section(config.config_ini_section), "
                "'sqlalchemy.')\n"
                "    with engine.connect() as connection:\n"
                "        context.configure(connection=connection)\n"
                "        with context.begin_transaction():\n"
                "            context.run_migrations()\n"
                "offline() if context.is_offline_mode() else online()\n");
}

QString PythonProject::addRevision(const QString &id, const QByteArray &parent, const QByteArray &upgrade,
                                   const QByteArray &top, const QByteArray &downgrade) const
{
    return write(u"alembic/versions/%1_x.py"_s.arg(id),
                 "\"\"\"Message\"\"\"\nfrom alembic import context, op\nimport sqlalchemy as sa\n" + top
                     + "revision = '" + id.toUtf8()
                     + "'\ndown_revision = " + (parent.isEmpty() ? QByteArray("None") : '\'' + parent + '\'')
                     + "\nbranch_labels = None\ndepends_on = None\ndef upgrade():\n" + upgrade
                     + "def downgrade():\n" + downgrade);
}

Project PythonProject::read() const
{
    const Result<Project> project = readProject(path());
    if (!project)
        qFatal("%s", qPrintable(project.error().message));
    return *project;
}

Interpreter PythonProject::systemPython()
{
    const auto found =
        interpreterAt(u"/usr/bin/python3"_s, InterpreterOrigin::Path, u"test"_s, QDir::homePath());
    if (!found || !found->hasAlembic())
        qFatal("there is no Python with Alembic");
    return *found;
}

PythonQuestion PythonProject::question(const QString &id, Direction direction) const
{
    return {path(u"alembic/versions/%1_x.py"_s.arg(id)), id, {}, direction, Dialect::MySql, false};
}

QStringList PythonProject::texts(const PythonSql &sql)
{
    if (!sql)
        return {"failed: "_L1 + sql.error().reason};
    QStringList texts;
    for (const Statement &statement : *sql)
        texts << statement.text;
    return texts;
}

QStringList PythonProject::printedByAlembic(const QString &command, const QString &range) const
{
    QProcess alembic;
    alembic.setWorkingDirectory(path());
    alembic.start(u"/usr/bin/python3"_s, {u"-B"_s, u"-m"_s, u"alembic"_s, command, range, u"--sql"_s});
    if (!alembic.waitForFinished(60'000) || alembic.exitCode() != 0)
        qFatal("alembic failed: %s", alembic.readAllStandardError().constData());
    QStringList texts;
    static const QRegularExpression ours(
        u"\\A(CREATE TABLE|INSERT INTO|UPDATE|DELETE FROM|DROP TABLE) alembic_version"_s);
    for (QString text : QString::fromUtf8(alembic.readAllStandardOutput()).split(u";\n"_s)) {
        static const QRegularExpression comment(u"^-- Running .*$"_s, QRegularExpression::MultilineOption);
        text = text.remove(comment).trimmed();
        if (!text.isEmpty() && !ours.match(text).hasMatch())
            texts << text;
    }
    return texts;
}

} // namespace stemma
