// SPDX-License-Identifier: GPL-3.0-or-later
// schemapairs [count] [seed] [folder]: so many random pairs of schemas on a private server. Each pair has a
// seed of its own, counted up from the first, so that one that fails can be run alone; with a folder, the
// report of each that fails is written there. Exit status 1 when one failed, or when too many could not be
// made.

#include "core/sandbox/sandboxserver.h"
#include "tests/schema/pairproof.h"
#include "tests/schema/randomschema.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

void say(const QString &text)
{
    std::fputs((text + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

void keep(const QString &folder, quint64 seed, const QString &report)
{
    QFile file(u"%1/pair-%2.txt"_s.arg(folder).arg(seed));
    if (file.open(QIODevice::WriteOnly))
        file.write(report.toUtf8());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const int count = arguments.value(1, u"40"_s).toInt();
    const quint64 seed = arguments.value(2, u"1"_s).toULongLong();
    const QString folder = arguments.value(3);

    using namespace stemma;
    auto server = SandboxServer::start(qEnvironmentVariable("STEMMA_MYSQLD"));
    if (!server) {
        say(errorText(server.error()));
        return 1;
    }
    auto connection = Connection::open((*server)->settings(), Secret());
    if (!connection) {
        say(errorText(connection.error()));
        return 1;
    }
    const bool mariaDb = (*connection)->server().flavour == ServerInfo::Flavour::MariaDb;
    const Dialect dialect = mariaDb ? Dialect::MariaDb : Dialect::MySql;

    QElapsedTimer timer;
    timer.start();
    int proved = 0;
    int failed = 0;
    int notMade = 0;
    int statements = 0;
    for (quint64 each = seed; proved + failed < count && notMade <= 10 + count / 2; ++each) {
        const auto [first, second] = RandomSchema(each, dialect).pair();
        PairProof proof(**connection, dialect);
        const PairProof::Outcome outcome = proof.prove(first, second);
        statements += proof.statements();
        if (outcome == PairProof::Outcome::Proved) {
            ++proved;
            continue;
        }
        const bool wasMade = outcome == PairProof::Outcome::Failed;
        ++(wasMade ? failed : notMade);
        const QString head = u"pair %1 %2: "_s.arg(each).arg(wasMade ? u"FAILED"_s : u"not made"_s);
        say(head + (folder.isEmpty() && wasMade ? proof.report() : proof.report().section(u'\n', 0, 5)));
        if (!folder.isEmpty())
            keep(folder, each, head + proof.report());
    }
    say(u"%1 pairs proved, %2 failed, %3 not made (seeds from %4); %5 statements, %6 s, %7"_s.arg(proved)
            .arg(failed)
            .arg(notMade)
            .arg(seed)
            .arg(statements)
            .arg(timer.elapsed() / 1000)
            .arg((*server)->version()));
    return failed == 0 && proved == count ? 0 : 1;
}
