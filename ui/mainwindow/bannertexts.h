// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/snapshot.h"

#include <QList>
#include <QString>

namespace stemma {

/// What a banner offers to do.
enum class BannerAction { Retry, NotNow };

/// One thing about the whole project or its database that a person must know, in one sentence.
struct BannerText
{
    QString id; ///< stable: "several-heads"
    Severity severity = Severity::Info;
    QString sentence;
    QString details; ///< the server's own words, for the tooltip
    Place place;
    QList<BannerAction> actions;

    bool operator==(const BannerText &) const = default;
};

/// The banners that the state calls for, gravest first. Pure, for tests.
QList<BannerText> bannersFor(const Snapshot &snapshot, const DatabaseState &database);

/// For a project that could not be read while another one is open.
BannerText projectFailedBanner(const Error &error);

} // namespace stemma
