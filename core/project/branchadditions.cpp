// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/branchadditions.h"

#include "core/project/gitlibrary.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <memory>

using namespace Qt::StringLiterals;

namespace stemma {

namespace {

template <class Object>
using Owned = std::unique_ptr<Object, void (*)(Object *)>;

/// What `call` writes to the pointer that it is given; null when it fails.
template <class Object, class Call>
Owned<Object> owned(void (*release)(Object *), Call call)
{
    Object *object = nullptr;
    return Owned<Object>(call(&object) == 0 ? object : nullptr, release);
}

class BranchReader
{
public:
    BranchReader(const GitLibrary &git, const QString &folder)
        : m_git(git)
        , m_repository(owned(git.freeRepository, [&](git_repository **repository) {
            return git.openRepository(repository, QFile::encodeName(folder).constData(), 0, nullptr);
        }))
    { }

    BranchAdditions read(const QStringList &files)
    {
        BranchAdditions additions;
        if (!m_repository)
            return additions;
        additions.headFile = QFile::decodeName(m_git.gitFolder(m_repository.get())) + "HEAD"_L1;
        if (m_git.isBare(m_repository.get()) || m_git.isDetached(m_repository.get()) != 0)
            return additions;
        const auto head = owned(m_git.freeReference, [&](git_reference **reference) {
            return m_git.head(reference, m_repository.get());
        });
        const auto mainBranch = findMainBranch();
        if (!head || !mainBranch)
            return additions;
        const auto tree = commonTree(*m_git.target(head.get()), *m_git.target(mainBranch.get()));
        if (!tree)
            return additions;
        additions.branch = QString::fromUtf8(m_git.shortName(head.get()));
        additions.mainBranch = m_mainName;
        for (const QString &file : files) {
            if (isAdded(file, tree.get()))
                additions.files << file;
        }
        return additions;
    }

private:
    Owned<git_reference> findMainBranch()
    {
        for (const char *name : {"refs/remotes/origin/HEAD", "refs/remotes/origin/main",
                                 "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"}) {
            const auto named = owned(m_git.freeReference, [&](git_reference **reference) {
                return m_git.lookUpReference(reference, m_repository.get(), name);
            });
            if (!named)
                continue;
            auto resolved = owned(m_git.freeReference, [&](git_reference **reference) {
                return m_git.resolve(reference, named.get());
            });
            if (!resolved)
                continue; // origin/HEAD may lead to a branch that is gone
            m_mainName = QString::fromUtf8(m_git.shortName(resolved.get()));
            return resolved;
        }
        return {nullptr, m_git.freeReference};
    }

    Owned<git_tree> commonTree(const git_oid &one, const git_oid &other)
    {
        git_oid base{};
        const bool found = m_git.mergeBase(&base, m_repository.get(), &one, &other) == 0;
        const auto commit = owned(m_git.freeCommit, [&](git_commit **result) {
            return found ? m_git.lookUpCommit(result, m_repository.get(), &base) : -1;
        });
        return owned(m_git.freeTree,
                     [&](git_tree **tree) { return commit ? m_git.treeOf(tree, commit.get()) : -1; });
    }

    bool isAdded(const QString &file, const git_tree *tree)
    {
        const QFileInfo info(file);
        auto known = m_folders.find(info.path());
        if (known == m_folders.end())
            known = m_folders.insert(info.path(), folderOf(info.path(), tree));
        if (!known->inRepository)
            return false;
        const QByteArray name = QFile::encodeName(info.fileName());
        return !known->tree || !m_git.entryByName(known->tree.get(), name.constData());
    }

    struct Folder
    {
        bool inRepository = false;
        std::shared_ptr<git_tree> tree; ///< null: the common commit doesn't have it
    };

    Folder folderOf(const QString &path, const git_tree *tree)
    {
        const QString top = QDir(QFile::decodeName(m_git.workFolder(m_repository.get()))).canonicalPath();
        const QString real = QDir(path).canonicalPath();
        if (real != top && !real.startsWith(top + u'/'))
            return {};
        Folder folder{true, nullptr};
        git_oid id{};
        if (real != top) {
            const QByteArray inside = QFile::encodeName(real.sliced(top.size() + 1));
            const auto entry = owned(m_git.freeEntry, [&](git_tree_entry **result) {
                return m_git.entryByPath(result, tree, inside.constData());
            });
            if (!entry)
                return folder;
            id = *m_git.entryId(entry.get());
            folder.tree = owned(m_git.freeTree, [&](git_tree **found) {
                return m_git.lookUpTree(found, m_repository.get(), &id);
            });
        } else {
            // Not owned here: it lives as long as the reading.
            folder.tree = std::shared_ptr<git_tree>(const_cast<git_tree *>(tree), [](git_tree *) { });
        }
        return folder;
    }

    const GitLibrary &m_git;
    Owned<git_repository> m_repository;
    QString m_mainName;
    QHash<QString, Folder> m_folders;
};

} // namespace

BranchAdditions readBranchAdditions(const QString &folder, const QStringList &files)
{
    const GitLibrary *git = GitLibrary::instance();
    return git ? BranchReader(*git, folder).read(files) : BranchAdditions();
}

} // namespace stemma
