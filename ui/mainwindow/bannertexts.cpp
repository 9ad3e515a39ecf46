// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/bannertexts.h"

#include <QCoreApplication>

namespace stemma {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("BannerTexts", text, nullptr, n);
}

QString sentences(const Error &error)
{
    const auto closed = [](const QString &text) {
        return text.isEmpty() || text.endsWith(u'.') ? text : text + u'.';
    };
    return QString(closed(error.message) + u' ' + closed(error.advice)).trimmed();
}

BannerText fromError(const QString &id, Severity severity, const Error &error)
{
    BannerText banner;
    banner.id = id;
    banner.severity = severity;
    banner.sentence = sentences(error);
    banner.details = error.native;
    banner.place = error.place;
    return banner;
}

void addDatabase(QList<BannerText> &banners, const DatabaseState &database)
{
    const Error error = database.error.value_or(Error{});
    switch (database.stage) {
    case DatabaseState::Stage::Failed: {
        BannerText banner = fromError(QStringLiteral("connection-failed"), Severity::Error, error);
        if (!error.native.isEmpty())
            banner.sentence = tr("%1 The server says: %2").arg(banner.sentence, error.native);
        banner.actions = {BannerAction::Retry};
        banners.append(banner);
        break;
    }
    case DatabaseState::Stage::Unsupported:
        banners.append(fromError(QStringLiteral("unsupported-database"), Severity::Warning, error));
        break;
    case DatabaseState::Stage::None: {
        BannerText banner;
        banner.id = QStringLiteral("no-database");
        banner.sentence =
            tr("This project names no database, so nothing can be applied. Put DATABASE_URL into its .env "
               "or sqlalchemy.url into its alembic.ini, then refresh.");
        banner.actions = {BannerAction::Retry};
        banners.append(banner);
        break;
    }
    case DatabaseState::Stage::Connected:
        if (database.error) {
            BannerText banner = fromError(QStringLiteral("unknown-row"), Severity::Warning, error);
            banner.actions = {BannerAction::Retry};
            banners.append(banner);
        }
        break;
    case DatabaseState::Stage::Connecting:
        break;
    }
}

} // namespace

QList<BannerText> bannersFor(const Snapshot &snapshot, const DatabaseState &database)
{
    QList<BannerText> banners;
    addDatabase(banners, database);
    const QList<RevisionGraph::Node> heads = snapshot.graph.heads();
    if (heads.size() > 1) {
        QStringList ids;
        for (const RevisionGraph::Node head : heads)
            ids.append(snapshot.graph.revision(head).id);
        BannerText banner;
        banner.id = QStringLiteral("several-heads");
        banner.severity = Severity::Warning;
        banner.sentence = heads.size() == 2
            ? tr("Two heads: %1 and %2. No revision merges them, so “head” alone is ambiguous.")
                  .arg(ids.at(0), ids.at(1))
            : tr("%1 heads: %2. No revision merges them, so “head” alone is ambiguous.")
                  .arg(QString::number(ids.size()), ids.join(QStringLiteral(", ")));
        banner.actions = {BannerAction::NotNow};
        banners.append(banner);
    }
    return banners;
}

BannerText projectFailedBanner(const Error &error)
{
    BannerText banner = fromError(QStringLiteral("project-failed"), Severity::Error, error);
    if (!error.place.isEmpty()) {
        banner.sentence = error.place.line > 0
            ? tr("%1 (%2, line %3)").arg(banner.sentence, error.place.file).arg(error.place.line)
            : tr("%1 (%2)").arg(banner.sentence, error.place.file);
    }
    banner.actions = {BannerAction::NotNow};
    return banner;
}

} // namespace stemma
