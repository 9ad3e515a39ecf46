// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stemma::cli {

/// A command is over in a few milliseconds, and a fifth of them went into asking the system for memory page
/// by page. From here on the allocator takes it in large pieces, of large pages where the system has them. To
/// be called first of all; changes nothing but the speed, and nothing at all where the allocator or the
/// system knows no such thing.
void takeMemoryInLargePieces();

} // namespace stemma::cli
