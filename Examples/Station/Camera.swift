import CV4L2
import Glibc
import RegKitImaging

/// A frame, its time and its name in the record.
struct CameraFrame {
  let image: GrayImage
  let milliseconds: Int64
  let name: String
}

/// A V4L2 device, read through libv4l2, which turns whatever the camera sends into a plane of brightness.
struct Camera: ~Copyable {
  private let device: Int32
  private let path: String
  private let format: regkit_v4l2_frame
  private var buffer: [UInt8]

  init(_ path: String, width: Int, height: Int) throws(StationError) {
    var format = regkit_v4l2_frame()
    let device = regkit_v4l2_open(path, UInt32(clamping: width), UInt32(clamping: height), &format)
    guard device >= 0 else {
      throw StationError(
        message: "\(path): found \(Console.reason()), expected a camera that gives YUV 4:2:0 or gray",
        status: .undetermined)
    }
    self.device = device
    self.path = path
    self.format = format
    buffer = [UInt8](repeating: 0, count: Int(format.byte_count))
  }

  deinit { _ = v4l2_close(device) }

  /// Waits for the next frame; nil when a signal ended the wait.
  mutating func next() throws(StationError) -> CameraFrame? {
    while !StopSignal.hasCome {
      let count = buffer.withUnsafeMutableBytes { v4l2_read(device, $0.baseAddress, $0.count) }
      if count < 0, [EINTR, EAGAIN].contains(regkit_v4l2_errno()) { continue }
      guard count > 0 else {
        throw StationError(message: "\(path): found \(Console.reason()), expected a frame", status: .undetermined)
      }
      let time = Clock.milliseconds()
      do throws(ImagingError) {
        let image = try buffer.withUnsafeBufferPointer { (pixels) throws(ImagingError) in
          try GrayImage(
            gray8: UnsafeBufferPointer(rebasing: pixels.prefix(count)), width: Int(format.width),
            height: Int(format.height), rowStride: Int(format.row_stride))
        }
        return CameraFrame(image: image, milliseconds: time, name: path)
      } catch {
        // A camera may send less than a frame now and then; the next one is whole.
        Console.complain("regkit-station: \(path): \(error)")
      }
    }
    return nil
  }
}

/// The pictures of a folder in the place of a camera, with the times a camera would give them: for trying a set-up, and for
/// looking again at frames that were kept.
struct FrameReplay {
  struct Failure: Error {
    let name: String
    let reason: ImagingError
  }

  private let folder: String
  private let names: [String]
  /// What the folder holds besides, and somebody may miss.
  let leftOut: [String]
  private let framesPerSecond: Int
  private var place = 0

  init(_ folder: String, framesPerSecond: Int) throws(StationError) {
    self.folder = folder
    self.framesPerSecond = framesPerSecond
    let all = try FolderWatch.names(in: folder).sorted()
    names = all.filter(FolderWatch.isPicture)
    leftOut = all.filter { !FolderWatch.isPicture($0) && FolderWatch.mayBeMissed($0, in: folder) }
  }

  mutating func next() -> Result<CameraFrame, Failure>? {
    guard place < names.count else { return nil }
    defer { place += 1 }
    let name = names[place]
    do throws(ImagingError) {
      let image = try GrayImage(contentsOfFile: folder + "/" + name)
      let time = Int64(place) * 1_000 / Int64(framesPerSecond)
      return .success(CameraFrame(image: image, milliseconds: time, name: name))
    } catch {
      return .failure(Failure(name: name, reason: error))
    }
  }
}
