// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stemma {

class Evaluation;

/// Whether what the evaluation has asked for so far may change the definition of that table; of any table or
/// view, when the name is empty. Never too little: SQL that can't be told counts as a change of everything.
bool changesDefinition(const Evaluation &run, const QString &table);

} // namespace stemma
