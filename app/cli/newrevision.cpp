// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/newrevision.h"

#include "app/cli/json.h"
#include "core/project/revisionwriter.h"

using namespace Qt::StringLiterals;

namespace stemma::cli {

QJsonObject writtenJson(const Revision &revision)
{
    return {{u"revision"_s, revision.id},
            {u"file"_s, revision.place.file},
            {u"down_revision"_s, toJson(revision.downRevisions)},
            {u"branch_labels"_s, toJson(revision.branchLabels)},
            {u"depends_on"_s, toJson(revision.dependsOn)},
            {u"message"_s, revision.message}};
}

Result<> writeNewRevision(const Snapshot &snapshot, const RevisionRequest &asked, const Console &console,
                          bool json)
{
    const Result<RevisionDraft> draft = RevisionWriter(snapshot.project, snapshot.graph).draft(asked);
    if (!draft)
        return Failure(draft.error());
    if (const Result<> written = RevisionWriter::write(*draft); !written)
        return written;
    QStringList hooks;
    for (const PostWriteHook &hook : draft->hooks) {
        hooks << hook.name;
        console.note(u"Not run: the project's post-write hook %1 (%2)."_s.arg(
            hook.name, u"%1 %2 %3"_s.arg(hook.type, hook.program, hook.options).simplified()));
    }
    if (json) {
        QJsonObject answer = writtenJson(draft->revision);
        answer.insert(u"hooks"_s, toJson(hooks));
        console.json(answer);
        return {};
    }
    for (const QString &folder : draft->newFolders)
        console.line(u"Creating directory %1 ...  done"_s.arg(folder));
    console.line(u"Generating %1 ...  done"_s.arg(draft->file));
    return {};
}

} // namespace stemma::cli
