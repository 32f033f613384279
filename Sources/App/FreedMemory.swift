import CMalloc

/// Memory that a page used, for the next page.
public enum FreedMemory {
    /// By itself the C library gives it back to the system after each page, and asks for it again, empty, for the next: a quarter of what a page of
    /// sixty questions costs (mallopt(3), docs/benchmarks.md). Up to sixteen megabytes by thread stay instead.
    public static func keep() { admilib_keep_freed(16 << 20, 4 << 20) }
}
