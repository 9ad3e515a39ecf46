// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <git2.h>

#include <memory>
#include <type_traits>

namespace stemma {

/// The functions of libgit2 that are used, from the library loaded at run time: linked, it would bring
/// Kerberos, SSH and TLS into every start of a program that seldom needs any of it.
class GitLibrary
{
public:
    /// Loads the library at the first call; nullptr when it isn't there. Thread-safe.
    static const GitLibrary *instance();

    decltype(&git_libgit2_init) init = nullptr;
    decltype(&git_repository_open_ext) openRepository = nullptr;
    decltype(&git_repository_free) freeRepository = nullptr;
    decltype(&git_repository_is_bare) isBare = nullptr;
    decltype(&git_repository_workdir) workFolder = nullptr;
    decltype(&git_repository_path) gitFolder = nullptr;
    decltype(&git_repository_head) head = nullptr;
    decltype(&git_repository_head_detached) isDetached = nullptr;
    decltype(&git_reference_lookup) lookUpReference = nullptr;
    decltype(&git_reference_resolve) resolve = nullptr;
    decltype(&git_reference_target) target = nullptr;
    decltype(&git_reference_shorthand) shortName = nullptr;
    decltype(&git_reference_free) freeReference = nullptr;
    decltype(&git_merge_base) mergeBase = nullptr;
    decltype(&git_commit_lookup) lookUpCommit = nullptr;
    decltype(&git_commit_tree) treeOf = nullptr;
    decltype(&git_commit_free) freeCommit = nullptr;
    decltype(&git_tree_entry_bypath) entryByPath = nullptr;
    decltype(&git_tree_entry_byname) entryByName = nullptr;
    decltype(&git_tree_entry_id) entryId = nullptr;
    decltype(&git_tree_entry_free) freeEntry = nullptr;
    decltype(&git_tree_lookup) lookUpTree = nullptr;
    decltype(&git_tree_free) freeTree = nullptr;

private:
    bool load();
};

} // namespace stemma
