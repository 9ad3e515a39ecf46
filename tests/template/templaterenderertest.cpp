// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/template/templaterenderer.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace stemma;
using namespace Qt::StringLiterals;

namespace {

QByteArray ask(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess python;
    python.start(QStringLiteral(STEMMA_PYTHON),
                 QStringList{QStringLiteral(STEMMA_SOURCE_DIR "/tests/template/mako_answers.py")}
                     + arguments);
    python.write(input);
    python.closeWriteChannel();
    if (!python.waitForFinished(100'000) || python.exitCode() != 0)
        qWarning("%s", python.readAllStandardError().constData());
    return python.readAllStandardOutput();
}

/// Sets of values as JSON, for Mako, and as our own.
QJsonObject values(const QString &message, const QJsonValue &down, const QJsonValue &labels,
                   const QJsonValue &depends, const QString &moment, QJsonObject others = {})
{
    others.insert(u"up_revision"_s, u"abc'123"_s);
    others.insert(u"message"_s, message);
    others.insert(u"down_revision"_s, down);
    others.insert(u"branch_labels"_s, labels);
    others.insert(u"depends_on"_s, depends);
    others.insert(u"create_date"_s, QJsonObject{{u"moment"_s, moment}});
    return {{u"names"_s, others}, {u"options"_s, QJsonObject{{u"databases"_s, u"engine1,  engine2"_s}}}};
}

QList<QJsonObject> valueSets()
{
    const auto tuple = [](const QStringList &items) {
        return QJsonObject{{u"tuple"_s, QJsonArray::fromStringList(items)}};
    };
    const QJsonValue none;
    return {
        values(u"first"_s, QJsonValue::Null, QJsonValue::Null, QJsonValue::Null,
               u"2024-05-01T10:20:30.123456"_s),
        values(u"don't \"quote\" \\ Grüße 漢字 😀"_s, u"aaa"_s, tuple({u"label"_s}), u"ddd"_s,
               u"2024-12-31T23:59:59"_s),
        values(u"  many\nlines  "_s, tuple({u"a"_s, u"b'"_s}), tuple({u"x"_s, u"y"_s}),
               QJsonArray{u"d1"_s, u"d2"_s}, u"0999-01-02T03:04:05.000007+05:30"_s,
               {{u"imports"_s, u"import os\nimport sys"_s},
                {u"upgrades"_s, u"op.execute('x')\n    pass"_s},
                {u"downgrades"_s, u"raise"_s},
                {u"engine1_upgrades"_s, u"op.one()"_s}}),
        values(QString(), u"aaa"_s, QJsonValue::Null, QJsonArray{u"d1"_s, u"d2"_s},
               u"2024-03-31T02:30:00-00:30"_s),
    };
}

ProgramValue ourValue(const QJsonValue &value)
{
    const auto strings = [](const QJsonArray &array) {
        return QVariant(array.toVariantList()).toStringList();
    };
    if (value.isString())
        return value.toString();
    if (value.isArray())
        return ProgramList{strings(value.toArray())};
    const QJsonObject object = value.toObject();
    if (object.contains("tuple"_L1))
        return ProgramTuple{strings(object.value("tuple"_L1).toArray())};
    if (!object.contains("moment"_L1))
        return {};
    static const QRegularExpression iso(u"^(.{19})(?:\\.(\\d{6}))?(?:([+-])(\\d\\d):(\\d\\d))?$"_s);
    const auto match = iso.match(object.value("moment"_L1).toString());
    PythonDateTime moment;
    moment.local = QDateTime::fromString(match.captured(1), Qt::ISODate);
    moment.microsecond = match.captured(2).toInt();
    if (match.hasCaptured(3)) {
        const int size = match.captured(4).toInt() * 3600 + match.captured(5).toInt() * 60;
        moment.offset = match.captured(3) == u"-"_s ? -size : size;
    }
    return moment;
}

TemplateValues ourValues(const QJsonObject &values)
{
    TemplateValues ours;
    const QJsonObject names = values.value("names"_L1).toObject();
    for (auto name = names.begin(); name != names.end(); ++name)
        ours.names.insert(name.key(), ourValue(name.value()));
    ours.names.insert(u"comma"_s, ProgramComma());
    ours.option = [options = values.value("options"_L1).toObject()](const QString &name) {
        return options.contains(name) ? std::optional(options.value(name).toString()) : std::nullopt;
    };
    return ours;
}

} // namespace

class TemplateRendererTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void answersAsMakoDoes_data() { rows(false); }
    void answersAsMakoDoes();
    void refusesWithTheLineWhatItCantWorkOut_data();
    void refusesWithTheLineWhatItCantWorkOut();
    void cutTemplatesNeverAnswerOtherThanMako();

private:
    void rows(bool bad) const;

    QMap<QString, QByteArray>
        m_templates; ///< of the cases, of Alembic, and of a folder that the tester names
    QHash<QString, QJsonArray> m_answers;
};

void TemplateRendererTest::initTestCase()
{
    QStringList folders{QStringLiteral(STEMMA_SOURCE_DIR "/tests/template/cases"),
                        qEnvironmentVariable("MAKO_FOLDER")};
    for (const QString &folder : std::as_const(folders)) {
        QDirIterator files(folder, {u"*.mako"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (!folder.isEmpty() && files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_templates.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
        }
    }
    const QJsonObject own = QJsonDocument::fromJson(ask({u"--alembic"_s})).object();
    QVERIFY(own.size() >= 3);
    for (auto each = own.begin(); each != own.end(); ++each)
        m_templates.insert("alembic "_L1 + each.key(),
                           QByteArray::fromBase64(each.value().toString().toUtf8()));

    QJsonArray templates;
    for (const QByteArray &content : std::as_const(m_templates))
        templates << QString::fromLatin1(content.toBase64());
    QJsonArray sets;
    for (const QJsonObject &values : valueSets())
        sets << values;
    const QByteArray output =
        ask({}, QJsonDocument(QJsonObject{{u"templates"_s, templates}, {u"values"_s, sets}}).toJson());
    const QJsonArray answers = QJsonDocument::fromJson(output).array();
    QCOMPARE(answers.size(), m_templates.size());
    qsizetype next = 0;
    for (const QString &name : m_templates.keys())
        m_answers.insert(name, answers[next++].toArray());
}

void TemplateRendererTest::rows(bool bad) const
{
    QTest::addColumn<QString>("name");
    for (const QString &name : m_templates.keys()) {
        if (name.startsWith("bad_"_L1) == bad)
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TemplateRendererTest::answersAsMakoDoes()
{
    QFETCH(QString, name);
    const QList<QJsonObject> sets = valueSets();
    for (qsizetype i = 0; i < sets.size(); ++i) {
        const QJsonObject mako = m_answers.value(name)[i].toObject();
        const Result<QString> ours = renderTemplate(m_templates.value(name), name, ourValues(sets[i]));
        const bool isOwn = !name.contains(u'/') || name.startsWith("alembic "_L1);
        QVERIFY2(!isOwn || mako.contains("text"_L1), qPrintable(mako.value("error"_L1).toString()));
        if (!ours)
            QVERIFY2(!mako.contains("text"_L1), qPrintable(errorText(ours.error())));
        else
            QCOMPARE(*ours, mako.value("text"_L1).toString());
    }
}

void TemplateRendererTest::refusesWithTheLineWhatItCantWorkOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("line");
    QTest::newRow("half a condition") << u"bad_half_condition.mako"_s << 2;
    QTest::newRow("undefined name") << u"bad_undefined.mako"_s << 2;
    QTest::newRow("import") << u"bad_import.mako"_s << 2;
    QTest::newRow("tag") << u"bad_tag.mako"_s << 2;
    QTest::newRow("filter") << u"bad_filter.mako"_s << 1;
    QTest::newRow("open block") << u"bad_open.mako"_s << 1;
    QTest::newRow("no text") << u"bad_none.mako"_s << 1;
    QTest::newRow("control line") << u"bad_control.mako"_s << 1;
    QTest::newRow("brackets that don't match") << u"bad_brackets.mako"_s << 1;
    QTest::newRow("keyword as a name") << u"bad_keyword.mako"_s << 2;
    QTest::newRow("string over two lines") << u"bad_string.mako"_s << 1;
    QTest::newRow("expression over two lines") << u"bad_lines.mako"_s << 1;
    QTest::newRow("module that is not imported") << u"bad_unimported.mako"_s << 2;
    QTest::newRow("else twice") << u"bad_else.mako"_s << 5;
    QTest::newRow("names by text") << u"bad_globals.mako"_s << 1;
}

void TemplateRendererTest::refusesWithTheLineWhatItCantWorkOut()
{
    QFETCH(QString, name);
    QVERIFY(m_templates.contains(name));
    const Result<QString> answer =
        renderTemplate(m_templates.value(name), name, ourValues(valueSets().first()));
    QVERIFY2(!answer, qPrintable(answer.value_or(QString())));
    QCOMPARE(answer.error().kind, ErrorKind::NeedsPython);
    QTEST(answer.error().place.line, "line");
    QCOMPARE(answer.error().place.file, name);
    QVERIFY(answer.error().advice.contains("alembic revision"_L1));
}

void TemplateRendererTest::cutTemplatesNeverAnswerOtherThanMako()
{
    // Each template ends after each of its characters once: broken ones of every kind.
    QStringList names;
    QList<QByteArray> cut;
    QJsonArray templates;
    for (const QString &name :
         {u"conditions.mako"_s, u"engines.mako"_s, u"lines.mako"_s, u"functions.mako"_s, u"windows.mako"_s}) {
        const QByteArray whole = m_templates.value(name);
        for (qsizetype end = 1; end < whole.size(); ++end) {
            if ((uchar(whole[end]) & 0xC0) == 0x80)
                continue;
            cut << whole.first(end);
            names << name;
            templates << QString::fromLatin1(cut.last().toBase64());
        }
    }
    const QJsonObject values = valueSets().at(1);
    const QByteArray output = ask(
        {},
        QJsonDocument(QJsonObject{{u"templates"_s, templates}, {u"values"_s, QJsonArray{values}}}).toJson());
    const QJsonArray answers = QJsonDocument::fromJson(output).array();
    QCOMPARE(answers.size(), cut.size());
    int refused = 0;
    for (qsizetype i = 0; i < cut.size(); ++i) {
        const QJsonObject mako = answers[i].toArray().first().toObject();
        const Result<QString> ours = renderTemplate(cut[i], names[i], ourValues(values));
        if (!ours)
            ++refused;
        else
            QVERIFY2(*ours == mako.value("text"_L1).toString() && mako.contains("text"_L1),
                     QByteArray("\n" + cut[i] + "\nours:\n" + ours->toUtf8() + "\nMako's:\n"
                                + QJsonDocument(mako).toJson())
                         .constData());
    }
    QVERIFY(refused < cut.size());
}

QTEST_GUILESS_MAIN(TemplateRendererTest)
#include "templaterenderertest.moc"
