import Foundation

/// Draws images anew, so that what is kept is a picture and nothing else: no position, no date, no camera, no second file behind the first.
struct ImageCleaning: Sendable {
    let tools: Toolbox

    /// Enough to read a page of A4 at 250 dots per inch.
    static let longestSide = 3000
    /// A JPEG is reduced while it is read, whatever its size; the others take 8 bytes of memory for each point.
    static func mostPixels(_ format: FileFormat) -> Int { format == .jpeg ? 120_000_000 : 60_000_000 }
    private static let largestPNG = 2 << 20

    /// Limits of ImageMagick's own, below those of the process, so that it says no instead of being killed.
    private static let limits = ["-limit", "memory", "700MiB", "-limit", "map", "1GiB", "-limit", "disk", "0", "-limit", "thread", "1"]

    /// - Parameter file: `original`, in `folder`.
    /// - Returns: the picture, beside it.
    func cleaned(_ format: FileFormat, name: String, in folder: URL) async throws -> CleanFile {
        let isLarge = try await side(format, name, in: folder) > Self.longestSide
        switch format {
        case .png, .gif, .bmp: return try await drawing(format, name, in: folder)
        case .jpeg where isLarge:
            // Reduced while it is read. Not for a small one, which this would enlarge.
            let size = ["-define", "jpeg:size=\(Self.longestSide)x\(Self.longestSide)"]
            return try await photo(from: size + [input(format)], orient: true, format, name, in: folder)
        default: return try await photo(from: [input(format)], orient: format != .heic, format, name, in: folder)
        }
    }

    /// The longer side, before a point of the picture is read.
    private func side(_ format: FileFormat, _ name: String, in folder: URL) async throws -> Int {
        let image = "\(format.rawValue):original"
        let text = try await run(tools.identify, ["-ping"] + Self.limits + ["-format", "%w %h\n", image], format, name, in: folder)
        let pages = text.split(separator: "\n").map { $0.split(separator: " ").compactMap { Int($0) } }
        guard let first = pages.first, first.count == 2 else { throw AttachmentProblem.unreadable(name: name) }
        let most = Self.mostPixels(format)
        guard pages.allSatisfy({ $0.reduce(1, *) <= most }) else {
            throw AttachmentProblem.tooManyPixels(name: name, megapixels: most / 1_000_000)
        }
        if format == .tiff, pages.count > 1 { throw AttachmentProblem.severalPages(name: name) }
        return first.max() ?? 0
    }

    /// A capture of a screen stays sharp and light as PNG; a photograph saved as PNG is neither.
    private func drawing(_ format: FileFormat, _ name: String, in folder: URL) async throws -> CleanFile {
        _ = try await run(tools.convert, Self.limits + [input(format)] + steps(orient: true) + ["png:clean.png"], format, name, in: folder)
        let file = try CleanFile(at: folder.appending(path: "clean.png"), .png)
        if file.size <= Self.largestPNG { return file }
        return try await photo(from: ["png:clean.png"], orient: false, format, name, in: folder)
    }

    private func photo(from input: [String], orient: Bool, _ format: FileFormat, _ name: String, in folder: URL) async throws -> CleanFile {
        let arguments = Self.limits + input + steps(orient: orient) + ["-quality", "85", "jpeg:clean.jpg"]
        _ = try await run(tools.convert, arguments, format, name, in: folder)
        return try CleanFile(at: folder.appending(path: "clean.jpg"), .jpeg)
    }

    /// The format is named, so that ImageMagick does not choose it by itself among a hundred, of which some run programs.
    private func input(_ format: FileFormat) -> String { "\(format.rawValue):original[0]" }

    /// - Parameter orient: turns the picture as its EXIF says. Not for HEIC: libheif has already turned it, and its EXIF says so still.
    private func steps(orient: Bool) -> [String] {
        (orient ? ["-auto-orient"] : []) + [
            "-colorspace", "sRGB", "-depth", "8", "-background", "white", "-alpha", "remove", "-alpha", "off", "+repage",
            "-resize", "\(Self.longestSide)x\(Self.longestSide)>", "-strip",
        ]
    }

    private func run(_ tool: String, _ arguments: [String], _ format: FileFormat, _ name: String, in folder: URL) async throws -> String {
        let run = ToolRun(tool: tool, arguments: arguments, folder: folder, processes: format == .heic ? 1024 : 1)
        do throws(ToolFailure) { return try await run.output(with: tools.limiter) } catch { throw error.problem(with: name) }
    }
}

/// A file fit to be kept.
struct CleanFile: Sendable, Equatable {
    let location: URL
    let format: FileFormat
    let size: Int

    init(at location: URL, _ format: FileFormat) throws {
        self.location = location
        self.format = format
        size = try FileManager.default.attributesOfItem(atPath: location.path)[.size] as? Int ?? 0
    }
}

extension ToolFailure {
    /// What it means for the person whose file it is; itself, when the fault is ours.
    func problem(with name: String) -> any Error {
        switch self {
        case .refused: AttachmentProblem.unreadable(name: name)
        case .tooSlow: AttachmentProblem.tooSlow(name: name)
        case .broken: self
        }
    }
}
