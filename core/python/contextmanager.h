// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/python/value.h"

namespace stemma {

class Evaluation;

/// What may stand in `with … as …:`.
class ContextManager : public Object
{
public:
    /// What `as` binds.
    virtual Value enter(Evaluation &run) = 0;

    /// Called at the end of the block, also when it is left by return, break or continue.
    virtual void leave(Evaluation &run) = 0;
};

} // namespace stemma
