package preview

import "image"

// This file turns a page around that is read from right to left. Everything is laid out from left to right and mirrored
// at the end: bullets and bars, boxes and columns of tables, and where rows of text begin. Pictures and text themselves
// are not turned around, and neither is code.

// mirror turns the rows of a sheet around.
func (s *setter) mirror() {
	for i := range s.sheet.rows {
		r := &s.sheet.rows[i]
		r.ops = mirrored(r.ops, s.width)
	}
}

// mirrored returns the same things on the other side of a column of a width.
func mirrored(ops []op, width int) []op {
	out := make([]op, len(ops))
	for i, o := range ops {
		out[i] = o.mirrored(width)
	}
	return out
}

func (o boxOp) mirrored(width int) op {
	o.box = mirroredBox(o.box, width)
	o.flip = !o.flip
	return o
}

func (o discOp) mirrored(width int) op {
	o.x = float64(width) - o.x
	return o
}

func (o tickOp) mirrored(width int) op {
	o.x = float64(width) - o.x
	return o
}

func (o *textOp) mirrored(width int) op {
	m := *o
	m.x = float32(width) - o.x - o.row.Width
	return &m
}

func (o imageOp) mirrored(width int) op {
	o.box = mirroredBox(o.box, width)
	return o
}

func (o *slideOp) mirrored(width int) op {
	return &slideOp{left: width - o.right, right: width - o.left, offset: -o.offset, ops: mirrored(o.ops, width)}
}

func (o linkOp) mirrored(width int) op {
	o.box = mirroredBox(o.box, width)
	return o
}

func mirroredBox(box image.Rectangle, width int) image.Rectangle {
	return image.Rect(width-box.Max.X, box.Min.Y, width-box.Min.X, box.Max.Y)
}
