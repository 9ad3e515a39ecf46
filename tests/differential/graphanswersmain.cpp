// SPDX-License-Identifier: GPL-3.0-or-later
// graph-answers CASES.json [OUT.json]: Stemma's answers for revision graphs, in the form of the recorded
// Alembic ones.
#include "tests/differential/graphanswers.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <cstdio>

using namespace stemma;

namespace {

QJsonObject answersFor(const QJsonObject &testCase)
{
    const test::GraphAnswers answers(testCase[u"revisions"].toArray());
    QJsonArray problems, results;
    for (const Problem &problem : answers.problems()) {
        problems << QJsonObject{{QStringLiteral("id"), problem.id},
                                {QStringLiteral("file"), problem.place.file},
                                {QStringLiteral("line"), problem.place.line},
                                {QStringLiteral("revisions"), QJsonArray::fromStringList(problem.revisions)}};
    }
    for (const QJsonValue &query : testCase[u"queries"].toArray())
        results << answers.answer(query.toObject());
    // However broken, a project is loaded.
    return {{QStringLiteral("name"), testCase[u"name"]},
            {QStringLiteral("load"), QJsonObject{{QStringLiteral("ok"), answers.revisionCount()}}},
            {QStringLiteral("problems"), problems},
            {QStringLiteral("results"), results}};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    QFile in(arguments.value(1));
    if (arguments.size() < 2 || !in.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "usage: graph-answers CASES.json [OUT.json]\n");
        return 2;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(in.readAll(), &error);
    if (document.isNull()) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(in.fileName()), qPrintable(error.errorString()));
        return 1;
    }
    QJsonArray cases = document.array();
    if (document.isObject()) {
        const QJsonObject object = document.object();
        cases = object.contains(u"cases") ? object[u"cases"].toArray() : QJsonArray{object};
    }
    QJsonArray answered;
    for (const QJsonValue &testCase : std::as_const(cases))
        answered << answersFor(testCase.toObject());

    QFile out(arguments.value(2));
    const bool opened =
        arguments.size() > 2 ? out.open(QIODevice::WriteOnly) : out.open(stdout, QIODevice::WriteOnly);
    if (!opened || out.write(QJsonDocument(QJsonObject{{QStringLiteral("cases"), answered}}).toJson()) < 0) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(out.fileName()), qPrintable(out.errorString()));
        return 1;
    }
    return 0;
}
