/* keypixel X Y W H N: time from a key press to the first change on the screen.
 *
 * Presses the key "m" N times by XTEST, reads the region X Y W H by shared
 * memory until more than 60 pixels of it differ, and prints the median, the
 * 95th percentile and the largest time in milliseconds. A blinking caret
 * changes fewer pixels than that.
 *
 * cc -O2 -o keypixel keypixel.c -lX11 -lXext -lXtst */
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

enum { CHANGED = 60, GIVE_UP_MS = 3000 };

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

int main(int argc, char **argv) {
	if (argc != 6) {
		fprintf(stderr, "usage: keypixel X Y W H N\n");
		return 2;
	}
	int x = atoi(argv[1]), y = atoi(argv[2]), w = atoi(argv[3]), h = atoi(argv[4]), n = atoi(argv[5]);
	Display *d = XOpenDisplay(NULL);
	if (!d) {
		fprintf(stderr, "keypixel: no display\n");
		return 2;
	}
	int screen = DefaultScreen(d);
	Window root = DefaultRootWindow(d);
	XShmSegmentInfo shared = {0};
	XImage *image = XShmCreateImage(d, DefaultVisual(d, screen), DefaultDepth(d, screen), ZPixmap, NULL, &shared, w, h);
	size_t size = (size_t)image->bytes_per_line * h;
	shared.shmid = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
	shared.shmaddr = image->data = shmat(shared.shmid, NULL, 0);
	XShmAttach(d, &shared);
	XSync(d, False);
	shmctl(shared.shmid, IPC_RMID, NULL);

	unsigned *before = malloc(size);
	double *times = calloc(n, sizeof *times);
	KeyCode key = XKeysymToKeycode(d, XK_m);
	int seen = 0;
	srand(1);
	for (int i = 0; i < n; i++) {
		rest(250 + rand() % 250);
		XShmGetImage(d, root, image, x, y, AllPlanes);
		memcpy(before, image->data, size);
		double start = ms(), now;
		XTestFakeKeyEvent(d, key, True, 0);
		XTestFakeKeyEvent(d, key, False, 0);
		XFlush(d);
		do {
			XShmGetImage(d, root, image, x, y, AllPlanes);
			const unsigned *after = (const unsigned *)image->data;
			int changed = 0;
			for (size_t k = 0; k < size / sizeof *after; k++)
				changed += ((before[k] ^ after[k]) & 0xffffff) != 0;
			now = ms() - start;
			if (changed > CHANGED) {
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
