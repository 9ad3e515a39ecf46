// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/creationtime.h"
#include "core/project/mainoption.h"
#include "core/project/project.h"
#include "core/project/revisiondraft.h"
#include "core/revisions/revisiongraph.h"

namespace stemma {

/// Makes new revision files as `alembic revision` and `alembic merge` do, from the project's own template and
/// settings. Python is never run. Project and graph must outlive it; used on one thread.
///
/// A draft is read back before it is handed out: what its file says is what was asked for, or there is an
/// error.
class RevisionWriter
{
public:
    /// `now` is the time of creation; without it the clock is read for each draft.
    RevisionWriter(const Project &project, const RevisionGraph &graph, std::optional<TimePoint> now = {});

    /// Reads the template; writes nothing. Errors: those of chooseParents(); IdInvalid, IdTaken, LabelTaken,
    /// VersionPathNeeded, SettingInvalid, FileExists; NeedsPython where the template or the project
    /// (`revision_environment`) can't do without; FileUnreadable for the template.
    Result<RevisionDraft> draft(const RevisionRequest &request) const;

    /// Puts a draft on disk. Errors: FileExists, FileUnwritable.
    static Result<> write(const RevisionDraft &draft);

private:
    struct Plan;

    Result<> checkId(const QString &id) const;
    Result<> checkLabels(const QStringList &labels, const QString &id) const;
    Result<QString> chooseFolder(const RevisionRequest &request, const QStringList &parents) const;
    Result<QByteArray> pythonContent(const Plan &plan) const;
    Result<Revision> readBack(const Plan &plan, const QString &file, const QByteArray &content) const;
    bool writesSql(RevisionRequest::Format format) const;

    const Project &m_project;
    const RevisionGraph &m_graph;
    std::optional<TimePoint> m_now;
    MainOption m_options;
};

} // namespace stemma
