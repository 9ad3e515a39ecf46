// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/python/modulefiles.h"
#include "core/python/revisionreader.h"
#include "core/python/syntaxtree.h"
#include "core/schema/schema.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace stemma;

/// Runs the case files in cases/: Python in, statements or a reason with its line out.
class RevisionCasesTest : public QObject
{
    Q_OBJECT

private slots:
    void upgradeIsEvaluated_data();
    void upgradeIsEvaluated();
    void statementsAreInOrderOfThePlacesThatAskForThem();
    void downgradeIsEvaluatedApartFromUpgrade();
    void dialectNameFollowsTheUrl_data();
    void dialectNameFollowsTheUrl();
    void sequencesAreOfMariaDbServersAlone_data();
    void sequencesAreOfMariaDbServersAlone();
};

namespace {

// One line, so that a case's line n is the file's line n + 1.
const char head[] = "revision = 'r'; down_revision = None; from alembic import op; import sqlalchemy as sa\n";

/// The project's other files of a case, which follow the revision file below lines "# file: app/helpers.py".
class CaseModules : public ModuleFiles
{
public:
    void add(const QString &path, const QByteArray &source) { m_files.insert(path, source); }

    std::optional<ModuleFile> module(const QString &name) const override
    {
        const QString path = QString(name).replace(QLatin1Char('.'), QLatin1Char('/'));
        for (const char *end : {"/__init__.py", ".py"}) {
            const QString file = path + QLatin1String(end);
            if (!m_files.contains(file))
                continue;
            ModuleFile found{
                QStringLiteral("/p/") + file, file.endsWith(QStringLiteral("__init__.py")), {}, {}};
            found.tree = std::make_shared<const SyntaxTree>(m_files.value(file));
            if (found.tree->hasError())
                found.fault = QStringLiteral("is broken Python");
            return found;
        }
        for (auto it = m_files.keyBegin(); it != m_files.keyEnd(); ++it) {
            if (it->startsWith(path + QLatin1Char('/')))
                return ModuleFile{{}, true, {}, {}};
        }
        return std::nullopt;
    }
    std::optional<QByteArray> content(const QString &path) const override
    {
        const auto found = m_files.constFind(QString(path).remove(QStringLiteral("/p/")));
        return found == m_files.cend() ? std::nullopt : std::optional(*found);
    }
    std::optional<bool> exists(const QString &path) const override
    {
        return path.startsWith(QStringLiteral("/p/")) ? std::optional(content(path).has_value())
                                                      : std::nullopt;
    }

private:
    QHash<QString, QByteArray> m_files;
};

QStringList strings(const QJsonValue &value)
{
    QStringList all;
    for (const QJsonValue &each : value.toArray())
        all.append(each.toString());
    return all;
}

/// {"t": {"columns": ["a"], "indexes": {"ix": ["a"]}, "uniques": {…}, "foreign_keys": {"fk": ["a", "u",
/// "id"]}}}
std::shared_ptr<const schema::Schema> schemaOf(const QJsonObject &tables)
{
    auto made = std::make_shared<schema::Schema>();
    for (auto it = tables.begin(); it != tables.end(); ++it) {
        const QJsonObject told = it.value().toObject();
        schema::Table table;
        table.name = it.key();
        for (const QString &name : strings(told.value(QLatin1String("columns")))) {
            schema::Column column;
            column.name = name;
            table.columns.append(column);
        }
        for (const auto &[key, kind] : {std::pair("indexes", schema::Index::Kind::Plain),
                                        std::pair("uniques", schema::Index::Kind::Unique)}) {
            const QJsonObject indexes = told.value(QLatin1String(key)).toObject();
            for (auto index = indexes.begin(); index != indexes.end(); ++index) {
                schema::Index one;
                one.name = index.key();
                one.kind = kind;
                for (const QString &column : strings(index.value()))
                    one.parts.append({column, {}, 0, false});
                table.indexes.insert(one.name, one);
            }
        }
        const QJsonObject keys = told.value(QLatin1String("foreign_keys")).toObject();
        for (auto key = keys.begin(); key != keys.end(); ++key) {
            const QStringList parts = strings(key.value());
            schema::ForeignKey one;
            one.name = key.key();
            one.columns = {parts[0]};
            one.referencedTable = parts[1];
            one.referencedColumns = {parts[2]};
            table.foreignKeys.insert(one.name, one);
        }
        made->tables.insert(table.name, table);
    }
    return made;
}

RevisionFile read(const QString &code, EvaluationContext context = Dialect::MySql)
{
    static const QRegularExpression naming(QStringLiteral("^# naming_convention: (.*)$"),
                                           QRegularExpression::MultilineOption);
    if (const QRegularExpressionMatch written = naming.match(code); written.hasMatch()) {
        const QJsonObject names = QJsonDocument::fromJson(written.captured(1).toUtf8()).object();
        for (auto it = names.begin(); it != names.end(); ++it)
            context.namingConvention.insert(it.key(), it.value().toString());
    }
    static const QRegularExpression schemaLine(QStringLiteral("^# schema: (.*)$"),
                                               QRegularExpression::MultilineOption);
    if (const QRegularExpressionMatch written = schemaLine.match(code); written.hasMatch())
        context.schema = schemaOf(QJsonDocument::fromJson(written.captured(1).toUtf8()).object());
    const QStringList files = code.split(QStringLiteral("# file: "));
    if (files.size() > 1) {
        auto modules = std::make_shared<CaseModules>();
        for (const QString &file : files.mid(1))
            modules->add(file.section(QLatin1Char('\n'), 0, 0), file.section(QLatin1Char('\n'), 1).toUtf8());
        context.modules = modules;
    }
    return readRevisionFile(head + files.first().toUtf8(), QStringLiteral("/p/versions/r.py"), context);
}

QStringList texts(const FunctionSql &sql)
{
    QStringList texts;
    for (const Statement &statement : sql.statements) {
        QString text = statement.text.simplified();
        if (statement.tryBlock) {
            text +=
                QStringLiteral(" -- may fail with ") + statement.tryBlock->errors.join(QStringLiteral(", "));
            for (const TryBlock::Rule &rule : statement.tryBlock->rules) {
                if (!rule.texts.isEmpty())
                    text += QStringLiteral(" saying ") + rule.texts.join(QStringLiteral(", "));
            }
        }
        texts.append(text);
    }
    return texts;
}

QString outcome(const FunctionSql &sql)
{
    if (sql.isKnown())
        return texts(sql).join(QLatin1Char('\n'));
    return QStringLiteral("line %1: %2").arg(sql.needsPython->line - 1).arg(sql.needsPython->reason);
}

void addCases(const QString &path)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    const QStringList cases = QString::fromUtf8(file.readAll()).split(QStringLiteral("\n=== "));
    for (const QString &text : cases.mid(1)) {
        const QString name = text.section(QLatin1Char('\n'), 0, 0);
        const QString body = text.section(QLatin1Char('\n'), 1);
        const qsizetype mark = body.indexOf(QStringLiteral("--- "));
        QVERIFY2(mark > 0, qPrintable(name));
        const QString kind = body.mid(mark + 4).section(QLatin1Char('\n'), 0, 0);
        const QString expected = body.mid(mark).section(QLatin1Char('\n'), 1).trimmed();
        // Line 0 is the one before the case's first: the file as a whole.
        const int line = kind.startsWith(QStringLiteral("needs ")) ? kind.mid(6).toInt() : -1;
        QVERIFY2(kind == QStringLiteral("sql") || line >= 0, qPrintable(name));
        QTest::newRow(qPrintable(name)) << body.left(mark) << expected << line;
    }
}

} // namespace

void RevisionCasesTest::upgradeIsEvaluated_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("line");
    const QDir folder(QStringLiteral(STEMMA_SOURCE_DIR "/tests/python/cases"));
    const QStringList files = folder.entryList({QStringLiteral("*.txt")});
    QVERIFY(!files.isEmpty());
    for (const QString &file : files)
        addCases(folder.filePath(file));
}

void RevisionCasesTest::upgradeIsEvaluated()
{
    QFETCH(QString, code);
    QFETCH(QString, expected);
    QFETCH(int, line);
    const FunctionSql sql = read(code).sql.upgrade;
    if (line < 0) {
        QStringList lines = expected.split(QLatin1Char('\n'));
        for (QString &statement : lines)
            statement = statement.simplified();
        QCOMPARE(outcome(sql), lines.join(QLatin1Char('\n')));
        return;
    }
    QVERIFY2(!sql.isKnown(), qPrintable(outcome(sql)));
    QCOMPARE(sql.statements.size(), 0);
    const QString reason = QStringLiteral("line %1: %2").arg(line).arg(expected);
    QVERIFY2(outcome(sql).startsWith(reason),
             qPrintable(outcome(sql) + QStringLiteral(" | expected ") + reason));
}

void RevisionCasesTest::statementsAreInOrderOfThePlacesThatAskForThem()
{
    const FunctionSql sql = read(QStringLiteral("def helper(t):\n"
                                                "    op.drop_table(t)\n"
                                                "def upgrade():\n"
                                                "    op.add_column(\n"
                                                "        't',\n"
                                                "        sa.Column('a', sa.Integer(), index=True),\n"
                                                "    )\n"
                                                "    helper('u')\n"))
                                .sql.upgrade;
    QCOMPARE(sql.statements.size(), 3);
    QCOMPARE(sql.statements[0].place, (Place{QStringLiteral("/p/versions/r.py"), 5, 8}));
    QCOMPARE(sql.statements[1].place, (Place{QStringLiteral("/p/versions/r.py"), 5, 8}));
    QCOMPARE(sql.statements[2].place, (Place{QStringLiteral("/p/versions/r.py"), 3, 3}));
    QCOMPARE(sql.statements[0].provenance, Provenance::Native);
}

void RevisionCasesTest::downgradeIsEvaluatedApartFromUpgrade()
{
    const RevisionFile file = read(QStringLiteral("T = ['a']\n"
                                                  "def upgrade():\n"
                                                  "    T.append('b')\n"
                                                  "    sa.inspect(op.get_bind()).get_table_names()\n"
                                                  "def downgrade():\n"
                                                  "    for t in T:\n"
                                                  "        op.drop_table(t)\n"));
    QVERIFY(!file.sql.upgrade.isKnown());
    QCOMPARE(texts(file.sql.downgrade), QStringList{QStringLiteral("DROP TABLE a")});
}

void RevisionCasesTest::dialectNameFollowsTheUrl_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<QString>("name");
    QTest::newRow("MySQL") << int(Dialect::MySql) << "mysql";
    QTest::newRow("a MariaDB server behind mysql://") << int(Dialect::MySqlOnMariaDb) << "mysql";
    QTest::newRow("MariaDB") << int(Dialect::MariaDb) << "mariadb";
}

void RevisionCasesTest::dialectNameFollowsTheUrl()
{
    QFETCH(int, dialect);
    QFETCH(QString, name);
    const RevisionFile file = read(QStringLiteral("def upgrade():\n"
                                                  "    op.execute('UPDATE ' + op.get_bind().dialect.name)\n"),
                                   Dialect(dialect));
    QCOMPARE(outcome(file.sql.upgrade), QStringLiteral("UPDATE ") + name);
}

void RevisionCasesTest::sequencesAreOfMariaDbServersAlone_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<bool>("isOffline");
    QTest::addColumn<bool>("hasSequences");
    QTest::newRow("MySQL") << int(Dialect::MySql) << false << false;
    QTest::newRow("a MariaDB server behind mysql://") << int(Dialect::MySqlOnMariaDb) << false << true;
    QTest::newRow("MariaDB") << int(Dialect::MariaDb) << false << true;
    // Only an answer of the server tells its version.
    QTest::newRow("MariaDB, offline") << int(Dialect::MariaDb) << true << false;
}

void RevisionCasesTest::sequencesAreOfMariaDbServersAlone()
{
    QFETCH(int, dialect);
    QFETCH(bool, isOffline);
    QFETCH(bool, hasSequences);
    EvaluationContext context = Dialect(dialect);
    context.isOffline = isOffline;
    const RevisionFile file = read(
        QStringLiteral("from sqlalchemy.schema import CreateSequence, DropSequence, Sequence\n"
                       "numbers = Sequence('order')\n"
                       "def upgrade():\n"
                       "    if op.get_context().dialect.supports_sequences:\n"
                       "        op.execute(CreateSequence(numbers))\n"
                       "    op.create_table('t', sa.Column('id', sa.Integer, numbers, primary_key=True))\n"
                       "    op.create_table('u', sa.Column('id', sa.Integer, "
                       "Sequence('s', optional=True), primary_key=True))\n"
                       "def downgrade():\n"
                       "    op.execute(DropSequence(numbers))\n"),
        context);
    QStringList expected{
        QStringLiteral("CREATE TABLE t ( id INTEGER NOT NULL%1, PRIMARY KEY (id) )")
            .arg(hasSequences ? QString() : QStringLiteral(" AUTO_INCREMENT")),
        QStringLiteral("CREATE TABLE u ( id INTEGER NOT NULL AUTO_INCREMENT, PRIMARY KEY (id) )")};
    if (hasSequences)
        expected.prepend(QStringLiteral("CREATE SEQUENCE `order`"));
    QCOMPARE(outcome(file.sql.upgrade), expected.join(QLatin1Char('\n')));
    QCOMPARE(outcome(file.sql.downgrade), QStringLiteral("DROP SEQUENCE `order`"));
}

QTEST_GUILESS_MAIN(RevisionCasesTest)
#include "revisioncasestest.moc"
