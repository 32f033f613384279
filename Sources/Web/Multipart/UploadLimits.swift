/// The most that a form with files may hold. What exceeds it is refused as soon as it is met: nothing is read to see how much more there is.
public struct UploadLimits: Sendable, Equatable {
    /// Fields and files together.
    public var parts: Int
    /// The lines that introduce one part.
    public var headerBytes: Int
    /// The text of one field.
    public var fieldBytes: Int
    /// The text of all fields: as much as a plain form may weigh.
    public var fieldsBytes: Int
    /// Everything, files included.
    public var totalBytes: Int

    public init(parts: Int = 200, headerBytes: Int = 8 << 10, fieldBytes: Int = 64 << 10, fieldsBytes: Int = 1 << 20, totalBytes: Int) {
        self.parts = parts
        self.headerBytes = headerBytes
        self.fieldBytes = fieldBytes
        self.fieldsBytes = fieldsBytes
        self.totalBytes = totalBytes
    }

    var tooLarge: WebProblem { .tooLarge(megabytes: max(1, totalBytes >> 20)) }
    var fieldsTooLarge: WebProblem { .tooLarge(megabytes: max(1, fieldsBytes >> 20)) }
}
