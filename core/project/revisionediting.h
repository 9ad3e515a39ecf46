// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/python/revisionedit.h"
#include "core/revisions/revisiongraph.h"

#include <QByteArray>

namespace stemma {

/// Works out a change of a revision of the graph, asked for in identifiers ("ae1", "label@head"; "base" among
/// the parents means none). `source` is the file's content as it was read. Nothing is written: the edit can
/// be shown first, committed, and taken back by its inverse.
///
/// Errors: those of Identifiers; NotEditable; Cycle when a new parent rests on the revision; DuplicateHeads;
/// LabelTaken; MissingParent for a revision without a file.
Result<FileEdit> planRevisionEdit(const RevisionGraph &graph, RevisionGraph::Node node,
                                  const QByteArray &source, const RevisionChange &change);

/// Puts an edit on disk at once; see replaceFile(). Errors: FileChanged when the file is not `before` any
/// more, FileUnwritable.
Result<> commitEdit(const FileEdit &edit);

} // namespace stemma
