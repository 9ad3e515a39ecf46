// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace stemma {

/// What the checked-out git branch adds to the main one. Empty where that can't be told: no repository, a
/// detached or unborn HEAD, no main branch, no common commit in a shallow clone, a bare repository.
struct BranchAdditions
{
    QString branch; ///< "feature/storyboards"
    QString mainBranch; ///< "origin/main"
    QSet<QString>
        files; ///< those of the files asked for that the common commit of both branches doesn't have
    QString headFile; ///< changes when another branch is checked out; known for every repository

    bool operator==(const BranchAdditions &) const = default;
};

/// Asks the repository around \a folder about \a files, absolute paths, committed or not. The main branch is
/// what origin/HEAD names, or else origin/main, origin/master, main or master. Blocks: call it from a worker.
/// Never an error, and no git program is run: libgit2 does it, which is loaded when it is first needed.
BranchAdditions readBranchAdditions(const QString &folder, const QStringList &files);

} // namespace stemma
