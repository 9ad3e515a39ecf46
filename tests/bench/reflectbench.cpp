// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a schema of 10 to 2,000 tables takes to reflect, and SQLAlchemy's inspector (reflect_peer.py) on
// the same server in the same run, turn by turn. The peer reads the tables with columns, keys, foreign keys,
// checks, comments and options; ours reads triggers, routines and events besides. Prints medians of five and
// their ratio; ends with 1 when the ratio for 1,000 tables is below 10.
#include "core/database/reflection.h"
#include "tests/support/testserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QThread>

#include <algorithm>
#include <print>
#include <vector>

using namespace stemma;

namespace {

constexpr int rounds = 5;
constexpr double target = 10;

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

bool grow(Connection &connection, int from, int to)
{
    for (int i = from; i < to; ++i) {
        const QString sql = QStringLiteral("CREATE TABLE t%1 (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT "
                                           "PRIMARY KEY, name VARCHAR(80) NOT NULL "
                                           "DEFAULT 'it''s', parent BIGINT UNSIGNED, state "
                                           "ENUM('new','open','done') NOT NULL DEFAULT 'new', amount "
                                           "DECIMAL(10,2) DEFAULT 0.00, body TEXT COMMENT 'what is said', "
                                           "made DATETIME DEFAULT CURRENT_TIMESTAMP, "
                                           "changed DATETIME NULL ON UPDATE CURRENT_TIMESTAMP, flag BOOL "
                                           "DEFAULT 0, data JSON, twice INT AS (flag * 2), "
                                           "code CHAR(8) CHARACTER SET latin1, UNIQUE KEY uq_%1 (code, "
                                           "name(20)), KEY ix_%1 (state, made), CONSTRAINT "
                                           "fk_%1 FOREIGN KEY (parent) REFERENCES t%2 (id) ON DELETE "
                                           "CASCADE, CONSTRAINT ck_%1 CHECK (amount >= 0)) "
                                           "COMMENT 'table %1'")
                                .arg(i)
                                .arg(std::max(0, i - 1));
        if (const auto made = connection.execute(sql); !made) {
            std::println(stderr, "{}", errorText(made.error()).toStdString());
            return false;
        }
    }
    return true;
}

double ours(Connection &connection, const QString &schema, qsizetype tables)
{
    QElapsedTimer timer;
    timer.start();
    const auto read = reflect(connection, schema);
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    if (!read || read->tables.size() != tables) {
        std::println(stderr, "{}", read ? "tables are missing" : errorText(read.error()).toStdString());
        std::exit(2);
    }
    return ms;
}

/// One line of "version ms-of-the-fastest-way name-of-it".
QStringList peer(const TestServer &server)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(QStringLiteral("python3"),
                 {QStringLiteral(STEMMA_SOURCE_DIR "/tests/bench/reflect_peer.py"),
                  server.settings().unixSocket, server.database()});
    python.waitForFinished(600'000);
    return QString::fromUtf8(python.readAllStandardOutput()).trimmed().split(u' ');
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    TestServer server;
    if (!server.start() || !server.freshDatabase()) {
        std::println(stderr, "{}", server.problem().toStdString());
        return 2;
    }
    const auto connection = server.connect();
    std::println("server {}, Qt {}, {} cores", server.sandbox().version().toStdString(), qVersion(),
                 QThread::idealThreadCount());
    int tables = 0;
    double ratio = 0;
    for (const int upTo : {10, 100, 300, 1000, 2000}) {
        if (!grow(*connection, tables, upTo))
            return 2;
        tables = upTo;
        std::vector<double> mine;
        std::vector<double> theirs;
        QStringList line;
        for (int round = 0; round < rounds; ++round) {
            mine.push_back(ours(*connection, server.database(), tables));
            if (tables != 1000)
                continue;
            line = peer(server);
            if (line.size() < 3)
                return 2;
            theirs.push_back(line[1].toDouble());
        }
        std::println("{:5} tables: {:8.1f} ms, {:.3f} ms a table", tables, median(mine),
                     median(mine) / tables);
        if (!theirs.empty()) {
            ratio = median(theirs) / median(mine);
            std::println("{:5} tables: {:8.1f} ms by SQLAlchemy {}, {}: {:.1f} times as long", tables,
                         median(theirs), line[0].toStdString(), line[2].toStdString(), ratio);
        }
    }
    std::println("{}: {:.1f} of at least {} times", ratio >= target ? "reached" : "missed", ratio, target);
    return ratio >= target ? 0 : 1;
}
