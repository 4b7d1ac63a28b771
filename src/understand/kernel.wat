;; The two loops that training spends its time in, four numbers at a time. Plain JavaScript takes about five times as long.
;; `stride` is the number of classes, filled up to a multiple of 16; pointers are bytes.
(module
  (import "env" "memory" (memory 1))

  ;; scores[c] = Σ values[k] · weights[rows[k] · stride + c]
  (func (export "score")
    (param $rows i32) (param $values i32) (param $count i32) (param $stride i32) (param $weights i32) (param $scores i32)
    (local $from i32) (local $k i32) (local $at i32) (local $value v128) (local $bytes i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $bytes (i32.shl (local.get $stride) (i32.const 2)))
    (loop $block
      (local.set $a (v128.const f32x4 0 0 0 0))
      (local.set $b (v128.const f32x4 0 0 0 0))
      (local.set $c (v128.const f32x4 0 0 0 0))
      (local.set $d (v128.const f32x4 0 0 0 0))
      (local.set $k (i32.const 0))
      (loop $row
        (local.set $at (i32.add (i32.add (local.get $weights) (local.get $from))
          (i32.mul (i32.load (i32.add (local.get $rows) (local.get $k))) (local.get $bytes))))
        (local.set $value (v128.load32_splat (i32.add (local.get $values) (local.get $k))))
        (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $value) (v128.load (local.get $at)))))
        (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $value) (v128.load offset=16 (local.get $at)))))
        (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $value) (v128.load offset=32 (local.get $at)))))
        (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $value) (v128.load offset=48 (local.get $at)))))
        (br_if $row (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 4))) (i32.shl (local.get $count) (i32.const 2)))))
      (v128.store (i32.add (local.get $scores) (local.get $from)) (local.get $a))
      (v128.store offset=16 (i32.add (local.get $scores) (local.get $from)) (local.get $b))
      (v128.store offset=32 (i32.add (local.get $scores) (local.get $from)) (local.get $c))
      (v128.store offset=48 (i32.add (local.get $scores) (local.get $from)) (local.get $d))
      (br_if $block (i32.lt_u (local.tee $from (i32.add (local.get $from) (i32.const 64))) (local.get $bytes)))))

  ;; squares[row] += size · value²;  weights[row][c] -= rate / √squares[row] · value · errors[c], for the classes c of some blocks of 16:
  ;; `blocks` lists where each begins, in bytes behind the first class; there is one at least
  (func (export "correct")
    (param $rows i32) (param $values i32) (param $count i32) (param $stride i32) (param $weights i32) (param $errors i32)
    (param $squares i32) (param $size f32) (param $rate f32) (param $blocks i32) (param $blockCount i32)
    (local $k i32) (local $at i32) (local $error i32) (local $square i32) (local $value f32) (local $step v128) (local $bytes i32) (local $row i32)
    (local $block i32) (local $end i32) (local $weight i32)
    (local.set $bytes (i32.shl (local.get $stride) (i32.const 2)))
    (local.set $end (i32.add (local.get $blocks) (i32.shl (local.get $blockCount) (i32.const 2))))
    (loop $next
      (local.set $row (i32.load (i32.add (local.get $rows) (local.get $k))))
      (local.set $value (f32.load (i32.add (local.get $values) (local.get $k))))
      (local.set $square (i32.add (local.get $squares) (i32.shl (local.get $row) (i32.const 2))))
      (f32.store (local.get $square) (f32.add (f32.load (local.get $square))
        (f32.mul (local.get $size) (f32.mul (local.get $value) (local.get $value)))))
      (local.set $step (f32x4.splat (f32.mul (local.get $value)
        (f32.div (local.get $rate) (f32.sqrt (f32.load (local.get $square)))))))
      (local.set $at (i32.add (local.get $weights) (i32.mul (local.get $row) (local.get $bytes))))
      (local.set $block (local.get $blocks))
      (loop $classes
        (local.set $weight (i32.add (local.get $at) (i32.load (local.get $block))))
        (local.set $error (i32.add (local.get $errors) (i32.load (local.get $block))))
        (v128.store (local.get $weight) (f32x4.sub (v128.load (local.get $weight))
          (f32x4.mul (local.get $step) (v128.load (local.get $error)))))
        (v128.store offset=16 (local.get $weight) (f32x4.sub (v128.load offset=16 (local.get $weight))
          (f32x4.mul (local.get $step) (v128.load offset=16 (local.get $error)))))
        (v128.store offset=32 (local.get $weight) (f32x4.sub (v128.load offset=32 (local.get $weight))
          (f32x4.mul (local.get $step) (v128.load offset=32 (local.get $error)))))
        (v128.store offset=48 (local.get $weight) (f32x4.sub (v128.load offset=48 (local.get $weight))
          (f32x4.mul (local.get $step) (v128.load offset=48 (local.get $error)))))
        (br_if $classes (i32.lt_u (local.tee $block (i32.add (local.get $block) (i32.const 4))) (local.get $end))))
      (br_if $next (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 4))) (i32.shl (local.get $count) (i32.const 2)))))))
