// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/memory.h"

#include <cstdint>
#include <cstdlib>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace stemma::cli {

namespace {

constexpr int piece = 64 * 1024 * 1024; // of addresses: only what is touched takes memory
constexpr std::uintptr_t largePage = 2 * 1024 * 1024;

} // namespace

void takeMemoryInLargePieces()
{
#ifdef __GLIBC__
    ::mallopt(M_ARENA_MAX, 1); // a second arena would grow page by page again
    ::mallopt(M_TOP_PAD, piece);
    ::mallopt(M_TRIM_THRESHOLD, 2 * piece);
    ::mallopt(M_MMAP_THRESHOLD, piece / 2);
    void *volatile grown = std::malloc(1024 * 1024); // more than there is: the heap grows by such a piece
    std::free(grown);
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0)) & ~(largePage - 1);
    const auto begin = (end - piece + largePage) & ~(largePage - 1);
    if (end > begin && end > std::uintptr_t(piece))
        (void)::madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

} // namespace stemma::cli
