#ifndef CV4L2_SHIM_H
#define CV4L2_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <libv4l2.h>
#include <linux/videodev2.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* How the frames of an open device lie in memory. */
typedef struct regkit_v4l2_frame {
  uint32_t width;
  uint32_t height;
  uint32_t row_stride; /* bytes from row to row of the brightness plane, which comes first */
  uint32_t byte_count; /* of a whole frame */
} regkit_v4l2_frame;

/* `v4l2_open` and `v4l2_ioctl` are variadic and the requests are macros: Swift imports neither.

   Opens a camera and asks it for frames of about this size whose brightness is a plane of its own, to which libv4l2 converts
   what the camera has. Gives the descriptor, or -1 with `errno`. */
static inline int regkit_v4l2_open(const char *path, uint32_t width, uint32_t height, regkit_v4l2_frame *frame) {
  int device = v4l2_open(path, O_RDWR | O_CLOEXEC);
  if (device < 0) return -1;
  static const uint32_t formats[] = {V4L2_PIX_FMT_YUV420, V4L2_PIX_FMT_GREY};
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    struct v4l2_format format;
    memset(&format, 0, sizeof format);
    format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    format.fmt.pix.width = width;
    format.fmt.pix.height = height;
    format.fmt.pix.pixelformat = formats[i];
    format.fmt.pix.field = V4L2_FIELD_ANY;
    /* The driver may choose another size or format; only a format of ours is of use. */
    if (v4l2_ioctl(device, VIDIOC_S_FMT, &format) != 0 || format.fmt.pix.pixelformat != formats[i]) continue;
    frame->width = format.fmt.pix.width;
    frame->height = format.fmt.pix.height;
    frame->row_stride = format.fmt.pix.bytesperline ? format.fmt.pix.bytesperline : format.fmt.pix.width;
    frame->byte_count = format.fmt.pix.sizeimage;
    return device;
  }
  int reason = errno ? errno : EINVAL;
  v4l2_close(device);
  errno = reason;
  return -1;
}

static inline int regkit_v4l2_errno(void) { return errno; }

#endif
