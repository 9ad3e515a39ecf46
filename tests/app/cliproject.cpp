// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cliproject.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

constexpr int longestRun = 120'000; // ms

QString pythonTuple(const QStringList &ids)
{
    if (ids.isEmpty())
        return u"None"_s;
    return ids.size() == 1 ? u"\"%1\""_s.arg(ids.first()) : u"(\"%1\")"_s.arg(ids.join("\", \""_L1));
}

QString pythonBody(const QStringList &statements)
{
    if (statements.isEmpty())
        return u"    pass\n"_s;
    QString body;
    for (const QString &statement : statements)
        body += "    op.execute(\""_L1 + statement + "\")\n"_L1;
    return body;
}

} // namespace

QStringList CliAnswer::lines() const
{
    QStringList lines = output.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QJsonObject CliAnswer::json() const
{
    return QJsonDocument::fromJson(output.toUtf8()).object();
}

QList<QJsonObject> CliAnswer::events() const
{
    QList<QJsonObject> events;
    for (const QString &line : lines())
        events << QJsonDocument::fromJson(line.toUtf8()).object();
    return events;
}

CliProject::CliProject()
{
    write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/alembic\n");
    write(u"alembic/env.py"_s, "from alembic import context\n");
    QDir().mkpath(path(u"alembic/versions"_s));
}

QString CliProject::path(const QString &name) const
{
    return name.isEmpty() ? m_folder.path() : m_folder.filePath(name);
}

void CliProject::write(const QString &name, const QByteArray &content) const
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("can't write %s", qPrintable(path(name)));
}

void CliProject::addRevision(const QString &id, const QStringList &parents, const QStringList &upgrade,
                             const QStringList &downgrade, const QString &label) const
{
    const QString text = u"\"\"\"Message of %1\"\"\"\n"
                         "from alembic import op\n\n"
                         "revision = \"%1\"\n"
                         "down_revision = %2\n"
                         "branch_labels = %3\n"
                         "depends_on = None\n\n"
                         "def upgrade():\n%4\n"
                         "def downgrade():\n%5"_s.arg(id, pythonTuple(parents),
                                                      label.isEmpty() ? u"None"_s : pythonTuple({label}),
                                                      pythonBody(upgrade), pythonBody(downgrade));
    write(u"alembic/versions/%1_x.py"_s.arg(id), text.toUtf8());
}

void CliProject::writeRevision(const QString &id, const QString &parent, const QByteArray &code) const
{
    const QString head = u"from alembic import op\nimport sqlalchemy as sa\n\n"
                         "revision = \"%1\"\ndown_revision = %2\n\n"_s.arg(
                             id, parent.isEmpty() ? u"None"_s : u'"' + parent + u'"');
    write(u"alembic/versions/%1_x.py"_s.arg(id), head.toUtf8() + code);
}

void CliProject::useDatabase(const ConnectionSettings &settings, const QString &password) const
{
    const auto escaped = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    const QString who = escaped(settings.user) + (password.isEmpty() ? QString() : u':' + escaped(password));
    const QString url = u"mysql+pymysql://%1@localhost/%2?unix_socket=%3"_s.arg(
        who, escaped(settings.database), escaped(settings.unixSocket));
    write(u".env"_s, "DATABASE_URL=" + url.toUtf8() + '\n');
}

void CliProject::letAlembicConnect() const
{
    write(u"alembic/env.py"_s,
          "from alembic import context\n"
          "from sqlalchemy import create_engine\n\n"
          "with open('.env') as f:\n"
          "    url = f.read().strip().split('=', 1)[1]\n"
          "with create_engine(url).connect() as connection:\n"
          "    context.configure(connection=connection)\n"
          "    with context.begin_transaction():\n"
          "        context.run_migrations()\n");
}

void CliProject::becomeDemo() const
{
    const QDir demo(QStringLiteral(STEMMA_SOURCE_DIR "/migrations"));
    QDirIterator files(demo.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = demo.relativeFilePath(files.next());
        QFile file(demo.filePath(name));
        if (!name.startsWith("variants/"_L1) && !name.endsWith(".pyc"_L1) && file.open(QIODevice::ReadOnly))
            write(name, file.readAll());
    }
}

CliAnswer CliProject::run(const QStringList &arguments) const
{
    return runProgram(QStringLiteral(STEMMA_CLI), arguments);
}

CliAnswer CliProject::runProgram(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"ALEMBIC_CONFIG"_s);
    environment.remove(u"DATABASE_URL"_s);
    process.setProcessEnvironment(environment);
    process.start(program, arguments, QIODevice::ReadOnly);
    CliAnswer answer;
    if (process.waitForFinished(longestRun) && process.exitStatus() == QProcess::NormalExit)
        answer.status = process.exitCode();
    else
        process.kill();
    answer.output = QString::fromUtf8(process.readAllStandardOutput());
    answer.errors = QString::fromUtf8(process.readAllStandardError());
    return answer;
}

} // namespace stemma
