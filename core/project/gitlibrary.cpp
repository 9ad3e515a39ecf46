// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/gitlibrary.h"

#include <QLibrary>

namespace stemma {

const GitLibrary *GitLibrary::instance()
{
    static const std::unique_ptr<const GitLibrary> library = []() -> std::unique_ptr<const GitLibrary> {
        auto loading = std::make_unique<GitLibrary>();
        if (!loading->load() || loading->init() < 0)
            return nullptr;
        return loading;
    }();
    return library.get();
}

bool GitLibrary::load()
{
    // The version of the header: another one may lay out its structures otherwise.
    QLibrary library(QStringLiteral("git2"), QStringLiteral(LIBGIT2_SOVERSION));
    bool complete = library.load();
    const auto take = [&](auto &function, const char *name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(library.resolve(name));
        complete = complete && function;
    };
    if (!complete)
        return false;
    take(init, "git_libgit2_init");
    take(openRepository, "git_repository_open_ext");
    take(freeRepository, "git_repository_free");
    take(isBare, "git_repository_is_bare");
    take(workFolder, "git_repository_workdir");
    take(gitFolder, "git_repository_path");
    take(head, "git_repository_head");
    take(isDetached, "git_repository_head_detached");
    take(lookUpReference, "git_reference_lookup");
    take(resolve, "git_reference_resolve");
    take(target, "git_reference_target");
    take(shortName, "git_reference_shorthand");
    take(freeReference, "git_reference_free");
    take(mergeBase, "git_merge_base");
    take(lookUpCommit, "git_commit_lookup");
    take(treeOf, "git_commit_tree");
    take(freeCommit, "git_commit_free");
    take(entryByPath, "git_tree_entry_bypath");
    take(entryByName, "git_tree_entry_byname");
    take(entryId, "git_tree_entry_id");
    take(freeEntry, "git_tree_entry_free");
    take(lookUpTree, "git_tree_lookup");
    take(freeTree, "git_tree_free");
    return complete;
}

} // namespace stemma
