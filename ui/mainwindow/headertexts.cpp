// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/headertexts.h"

#include "ui/theme/words.h"

#include <QCoreApplication>

namespace stemma {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("HeaderTexts", text, nullptr, n);
}

bool isLocal(const ConnectionSettings &settings)
{
    const QString &host = settings.host;
    return !settings.unixSocket.isEmpty() || host.isEmpty() || host == QLatin1String("localhost")
        || host.startsWith(QLatin1String("127.")) || host == QLatin1String("::1");
}

void addKind(HeaderTexts &texts, const ConnectionSettings &settings, bool demo)
{
    if (demo) {
        texts.kind = tr("private sandbox");
        texts.kindRole = Role::Development;
    } else if (isLocal(settings)) {
        texts.kind = tr("local server");
        texts.kindRole = Role::Development;
    } else {
        // A remote server that nobody has described counts as production.
        texts.kind = tr("remote server");
        texts.kindRole = Role::Production;
    }
}

void addPosition(HeaderTexts &texts, const Snapshot *snapshot, const DatabaseState &database)
{
    const qsizetype heads = snapshot ? snapshot->graph.heads().size() : 0;
    const QString rows =
        database.rows.size() > 2 ? tr("%n revision(s)", int(database.rows.size())) : rowsText(database.rows);
    texts.positionTip = rowsText(database.rows);
    if (database.error) {
        texts.position = tr("at %1, which this project does not know").arg(rows);
        texts.positionRole = Role::Caution;
    } else if (database.rows.isEmpty()) {
        texts.position = tr("nothing applied · %1").arg(tr("%n behind", database.pending));
    } else if (database.pending > 0) {
        texts.position = tr("at %1 · %2").arg(rows, tr("%n behind", database.pending));
    } else {
        texts.position = heads > 1 ? tr("at %1 · all heads").arg(rows) : tr("at %1 · at head").arg(rows);
    }
}

} // namespace

QString databaseName(const DatabaseState &database, bool demo)
{
    const ConnectionSettings &settings = database.settings;
    if (demo)
        return settings.database;
    const QString host = settings.host.isEmpty() ? QStringLiteral("localhost") : settings.host;
    return settings.user.isEmpty() ? tr("%1/%2").arg(host, settings.database)
                                   : tr("%1@%2/%3").arg(settings.user, host, settings.database);
}

HeaderTexts headerTexts(const Snapshot *snapshot, const DatabaseState &database, bool demo)
{
    HeaderTexts texts;
    switch (database.stage) {
    case DatabaseState::Stage::None:
        texts.database = tr("no database");
        return texts;
    case DatabaseState::Stage::Unsupported:
        texts.database = tr("database not supported");
        return texts;
    case DatabaseState::Stage::Connecting:
    case DatabaseState::Stage::Connected:
    case DatabaseState::Stage::Failed:
        break;
    }
    texts.database = databaseName(database, demo);
    texts.databaseTip = database.settings.display();
    addKind(texts, database.settings, demo);
    if (database.stage == DatabaseState::Stage::Connecting) {
        texts.position = tr("connecting");
        texts.positionRole = Role::MutedText;
    } else if (database.stage == DatabaseState::Stage::Failed) {
        texts.position = tr("not connected");
        texts.positionRole = Role::Danger;
    } else {
        texts.server = database.server.display();
        addPosition(texts, snapshot, database);
    }
    return texts;
}

} // namespace stemma
