// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QList>
#include <QRandomGenerator>

// Revision files at hand, and ways to damage them.
namespace stemma::test {

inline const QByteArray pieces[] = {"(",
                                    ")",
                                    "[",
                                    "]",
                                    "{",
                                    "}",
                                    ":",
                                    "\n",
                                    "    ",
                                    "'",
                                    "\"\"\"",
                                    "f'{",
                                    "\\",
                                    "*",
                                    "**",
                                    "=",
                                    "%",
                                    "None",
                                    "lambda x: ",
                                    "for x in y: ",
                                    "10**9",
                                    "\xff",
                                    "\xf0\x9f\x98\x80",
                                    ",",
                                    "def upgrade():",
                                    "op.",
                                    "while True:",
                                    ".format(",
                                    "not ",
                                    "-",
                                    "[::-1]",
                                    "\0"};

/// The source with a few random changes.
inline QByteArray damaged(QByteArray source, QRandomGenerator &random)
{
    const int times = random.bounded(1, 4);
    for (int i = 0; i < times && !source.isEmpty(); ++i) {
        const int at = random.bounded(int(source.size()));
        const int length = random.bounded(1, 40);
        switch (random.bounded(6)) {
        case 0:
            source.truncate(at);
            break;
        case 1:
            source.remove(at, length);
            break;
        case 2:
            source.insert(at, pieces[random.bounded(int(std::size(pieces)))]);
            break;
        case 3:
            source.insert(at, source.mid(random.bounded(int(source.size())), length));
            break;
        case 4:
            source[at] = char(random.bounded(256));
            break;
        default:
            source.replace(at, length, pieces[random.bounded(int(std::size(pieces)))]);
            break;
        }
    }
    return source;
}

/// The demo's revision files, and every test case as a file.
inline QList<QByteArray> revisionSources()
{
    QList<QByteArray> sources;
    const QByteArray head =
        "from alembic import op\nimport sqlalchemy as sa\nrevision = 'a'\ndown_revision = None\n";
    QFile cases;
    for (const char *folder : {"/migrations/alembic/versions", "/tests/python/cases"}) {
        const QDir dir(QStringLiteral(STEMMA_SOURCE_DIR) + QLatin1String(folder));
        for (const QString &name : dir.entryList(QDir::Files)) {
            QFile file(dir.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray all = file.readAll();
            if (name.endsWith(QLatin1String(".py")))
                sources.append(all);
            qsizetype start = all.indexOf("\n=== ");
            while (start >= 0) {
                const qsizetype code = all.indexOf('\n', start + 1) + 1;
                sources.append(head + all.mid(code, all.indexOf("\n--- ", code) - code));
                start = all.indexOf("\n=== ", code);
            }
        }
    }
    return sources;
}

} // namespace stemma::test
