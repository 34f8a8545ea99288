/* pixels keys X Y W H N: time from a key press to the first change on the screen.
 *
 * Presses the key "m" N times by XTEST, reads the region X Y W H by shared
 * memory until more than 60 pixels of it differ, and prints the median, the
 * 95th percentile and the largest time in milliseconds. A blinking caret
 * changes fewer pixels than that.
 *
 * pixels text X Y W H [CX CY]: time until a new text stands in the region.
 *
 * Clicks at CX CY where that is given, and waits until the region has changed
 * and has the many edges of a text; prints the milliseconds since its start.
 *
 * cc -O2 -o pixels pixels.c -lX11 -lXext -lXtst */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>

enum { CHANGED = 60, TEXT_CHANGED = 2000, TEXT_EDGES = 2000, GIVE_UP_MS = 3000, TEXT_GIVE_UP_MS = 30000 };

static double ms(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void rest(int milliseconds) {
	struct timespec t = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
	nanosleep(&t, NULL);
}

static int ascending(const void *a, const void *b) {
	double d = *(const double *)a - *(const double *)b;
	return (d > 0) - (d < 0);
}

/* What is watched. */
static Display *d;
static XImage *image;
static unsigned *before;
static int x, y, w, h;

static void look(void) { XShmGetImage(d, DefaultRootWindow(d), image, x, y, AllPlanes); }

static void remember(void) {
	look();
	memcpy(before, image->data, (size_t)image->bytes_per_line * h);
}

/* changed counts the pixels that differ from those remembered. */
static int changed(void) {
	const unsigned *now = (const unsigned *)image->data;
	int n = 0;
	for (int k = 0; k < w * h; k++)
		n += ((before[k] ^ now[k]) & 0xffffff) != 0;
	return n;
}

/* edges counts the pixels that differ from the one to their left. */
static int edges(void) {
	const unsigned *now = (const unsigned *)image->data;
	int n = 0;
	for (int k = 1; k < w * h; k++)
		n += ((now[k - 1] ^ now[k]) & 0xffffff) != 0;
	return n;
}

static int keys(int n) {
	double *times = calloc(n, sizeof *times);
	KeyCode key = XKeysymToKeycode(d, XK_m);
	int seen = 0;
	srand(1);
	for (int i = 0; i < n; i++) {
		rest(250 + rand() % 250);
		remember();
		double start = ms(), now;
		XTestFakeKeyEvent(d, key, True, 0);
		XTestFakeKeyEvent(d, key, False, 0);
		XFlush(d);
		do {
			look();
			int n = changed();
			now = ms() - start;
			if (n > CHANGED) {
				times[seen++] = now;
				break;
			}
		} while (now < GIVE_UP_MS);
	}
	if (!seen) {
		printf("no key was seen\n");
		return 1;
	}
	qsort(times, seen, sizeof *times, ascending);
	printf("keys %d of %d  median %.1f  p95 %.1f  max %.1f ms\n", seen, n, times[seen / 2], times[(int)(seen * 0.95)], times[seen - 1]);
	return 0;
}

static int text(int argc, char **argv) {
	remember();
	double start = ms(), now;
	if (argc == 2) {
		XTestFakeMotionEvent(d, -1, atoi(argv[0]), atoi(argv[1]), 0);
		XSync(d, False);
		rest(300); /* what the pointer lights up is not the text */
		remember();
		start = ms();
		XTestFakeButtonEvent(d, 1, True, 0);
		XTestFakeButtonEvent(d, 1, False, 0);
		XFlush(d);
	}
	do {
		look();
		now = ms() - start;
		if (changed() > TEXT_CHANGED && edges() > TEXT_EDGES) {
			printf("%.0f\n", now);
			return 0;
		}
		rest(1);
	} while (now < TEXT_GIVE_UP_MS);
	printf("no text was seen\n");
	return 1;
}

int main(int argc, char **argv) {
	int by_key = argc == 7 && !strcmp(argv[1], "keys");
	if (!by_key && !((argc == 6 || argc == 8) && !strcmp(argv[1], "text"))) {
		fprintf(stderr, "usage: pixels keys X Y W H N | pixels text X Y W H [CX CY]\n");
		return 2;
	}
	x = atoi(argv[2]), y = atoi(argv[3]), w = atoi(argv[4]), h = atoi(argv[5]);
	d = XOpenDisplay(NULL);
	if (!d) {
		fprintf(stderr, "pixels: no display\n");
		return 2;
	}
	int screen = DefaultScreen(d);
	XShmSegmentInfo shared = {0};
	image = XShmCreateImage(d, DefaultVisual(d, screen), DefaultDepth(d, screen), ZPixmap, NULL, &shared, w, h);
	size_t size = (size_t)image->bytes_per_line * h;
	shared.shmid = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
	shared.shmaddr = image->data = shmat(shared.shmid, NULL, 0);
	XShmAttach(d, &shared);
	XSync(d, False);
	shmctl(shared.shmid, IPC_RMID, NULL);
	before = malloc(size);
	return by_key ? keys(atoi(argv[6])) : text(argc - 6, argv + 6);
}
