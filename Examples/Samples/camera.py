"""What happens to a label between the printer and the reader: scanners, phones, light, shake, compression."""

import cv2
import numpy as np


def flatbed(artwork: np.ndarray, dots: float, dpi: float, rng, blur=0.45, noise=0.012, angle=0.0, black=0.06,
            white=0.97, border=4.0, surround=0.93) -> np.ndarray:
    """A flatbed scan: even light, optics a little soft, lid grey around the label. `angle` in degrees."""
    scale = dpi / 25.4 / dots
    height, width = artwork.shape[:2]
    out_width, out_height = _bounds(width * scale, height * scale, angle)
    edge = border * dpi / 25.4
    out_width, out_height = round(out_width + 2 * edge), round(out_height + 2 * edge)
    corners = _rotated(width * scale, height * scale, angle) + [out_width / 2, out_height / 2]
    picture, cover = _place(artwork, corners, out_width, out_height)
    picture = picture + (1 - cover) * surround
    picture = cv2.GaussianBlur(picture, (0, 0), blur) if blur else picture
    picture = black + picture * (white - black)
    return _sensor(picture, rng, noise)


def phone(artwork: np.ndarray, size, corners, rng, desk="#8d8276", light=(1.0, 0.55, 20), spot=None, defocus=0.0,
          shake=(0.0, 0.0), noise=0.02, black=0.05, white=0.95) -> np.ndarray:
    """A hand-held photo of a label that lies on a desk.

    `corners` are where the label's corners fall, as fractions of the picture, clockwise from the top left.
    `light` is (brightest, darkest, direction in degrees); `spot` is a reflection (x, y, radius, strength).
    `defocus` is the radius of the blur disc in pixels, `shake` the length and direction of a motion blur.
    """
    width, height = size
    points = np.array(corners, dtype=np.float64) * [width, height]
    picture, cover = _place(artwork, points, width, height)
    fallen = np.roll(cover, (height // 90, width // 110), (0, 1))
    shadow = cv2.GaussianBlur(fallen, (0, 0), width / 120)[..., None]
    picture = picture * (white - black) + black
    picture = picture * cover + _surface(width, height, desk, rng) * (1 - 0.55 * shadow) * (1 - cover)
    picture = picture * _light(width, height, *light)[..., None]
    if spot:
        picture = picture + _spot(width, height, *spot)[..., None]
    if defocus:
        picture = cv2.filter2D(picture, -1, _disc(defocus), borderType=cv2.BORDER_REFLECT)
    if shake[0]:
        picture = cv2.filter2D(picture, -1, _streak(*shake), borderType=cv2.BORDER_REFLECT)
    return _sensor(picture, rng, noise)


def around_bottle(artwork: np.ndarray, half_angle: float, glass: str, margin=0.12) -> np.ndarray:
    """Wraps a label round an upright bottle: squeezed and shaded towards both sides, bare glass above and below."""
    height, width = artwork.shape[:2]
    phi = np.radians(half_angle)
    across = np.linspace(-1, 1, round(width * np.sin(phi) / phi), dtype=np.float32)
    theta = np.arcsin(across * np.sin(phi))
    bare = round(height * margin)
    columns = ((theta / phi + 1) / 2 * (width - 1)).astype(np.float32)
    rows = np.arange(-bare, height + bare, dtype=np.float32)
    wrapped = cv2.remap(
        artwork, *np.meshgrid(columns, rows), cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(-1, 0, 0))
    outside = wrapped[..., :1] < 0
    wrapped = np.where(outside, _colour(glass), wrapped).astype(np.float32)
    return wrapped * (0.45 + 0.55 * np.cos(theta * 0.92))[None, :, None].astype(np.float32)


def faded(picture: np.ndarray, low: float, high: float) -> np.ndarray:
    """Low contrast: everything between black and white falls between `low` and `high`."""
    return low + picture * (high - low)


def _place(artwork, corners, width, height):
    """The artwork drawn with its corners at `corners`, and how much of each pixel it covers."""
    fine = 2
    # Area-averaging first, so that thousands of artwork dots do not alias into hundreds of pixels.
    reach = max(np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)) * fine
    shrink = max(1.0, max(artwork.shape[:2]) / (reach * 1.25))
    small = cv2.resize(
        artwork, (round(artwork.shape[1] / shrink), round(artwork.shape[0] / shrink)), interpolation=cv2.INTER_AREA)
    tall, wide = small.shape[:2]
    source = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], dtype=np.float32)
    warp = cv2.getPerspectiveTransform(source, (corners * fine).astype(np.float32))
    canvas = (width * fine, height * fine)
    picture = cv2.warpPerspective(small, warp, canvas, flags=cv2.INTER_LINEAR)
    cover = cv2.warpPerspective(np.ones((tall, wide), np.float32), warp, canvas, flags=cv2.INTER_LINEAR)
    picture = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    return picture, cv2.resize(cover, (width, height), interpolation=cv2.INTER_AREA)[..., None]


def _bounds(width, height, angle):
    turn = np.radians(angle)
    return (abs(width * np.cos(turn)) + abs(height * np.sin(turn)),
            abs(width * np.sin(turn)) + abs(height * np.cos(turn)))


def _rotated(width, height, angle):
    turn = np.radians(angle)
    corners = np.array([[-width, -height], [width, -height], [width, height], [-width, height]]) / 2
    return corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])


def _colour(name: str) -> np.ndarray:
    return np.array([int(name[i:i + 2], 16) for i in (1, 3, 5)], np.float32) / 255


def _surface(width, height, colour, rng):
    """A desk: soft patches and a long grain."""
    texture = np.zeros((height, width), np.float32)
    for cells_x, cells_y, strength in ((6, 4, 0.05), (10, 90, 0.05), (24, 200, 0.03)):
        patch = rng.standard_normal((cells_y, cells_x)).astype(np.float32)
        texture += strength * cv2.resize(patch, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.clip(_colour(colour) * (1 + texture[..., None]), 0, 1)


def _light(width, height, bright, dark, direction):
    turn = np.radians(direction)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    along = (x / width - 0.5) * np.cos(turn) + (y / height - 0.5) * np.sin(turn)
    along = (along - along.min()) / (along.max() - along.min())
    return (bright + (dark - bright) * along ** 1.3).astype(np.float32)


def _spot(width, height, x, y, radius, strength):
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    distance = ((columns / width - x) ** 2 + (rows / width - y * height / width) ** 2) / radius ** 2
    return (strength * np.exp(-distance)).astype(np.float32)


def _disc(radius):
    reach = int(np.ceil(radius))
    y, x = np.mgrid[-reach:reach + 1, -reach:reach + 1]
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
    return kernel / kernel.sum()


def _streak(length, direction):
    reach = int(np.ceil(length / 2)) + 1
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    for t in np.linspace(-length / 2, length / 2, 8 * reach):
        x, y = reach + t * np.cos(np.radians(direction)), reach + t * np.sin(np.radians(direction))
        column, row = int(x), int(y)
        for i, j in ((0, 0), (0, 1), (1, 0), (1, 1)):
            kernel[row + i, column + j] += (1 - abs(y - row - i)) * (1 - abs(x - column - j))
    return kernel / kernel.sum()


def _sensor(picture, rng, noise):
    """Shot noise grows with the light, read noise does not."""
    if noise:
        spread = noise * (0.5 + 0.5 * np.sqrt(np.clip(picture, 0, 1)))
        picture = picture + spread * rng.standard_normal(picture.shape, dtype=np.float32)
    return np.clip(picture, 0, 1)
